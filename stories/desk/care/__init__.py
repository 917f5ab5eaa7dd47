"""Care for whoever reads: what they are given, how much of it, and when a pause is offered."""
