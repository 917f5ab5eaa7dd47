"""What somebody without an account does: write to a group, suggest, report."""
