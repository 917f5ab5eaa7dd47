"""What somebody without a story's own code sees: telling a claim, its answer, the second code."""
