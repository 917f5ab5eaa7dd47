"""Codes: finding a story by one, and making another."""
