"""Figures from a file: every row's fate is seen first, then all of it is written, or nothing."""
