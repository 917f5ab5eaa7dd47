"""What strangers tell: a list, one message beside its entry, and what became of it."""
