"""Bringing entries in from a file: nothing is written before somebody has seen every row's fate."""
