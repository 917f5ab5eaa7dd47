"""What visitors report: a list, and one report beside its page."""
