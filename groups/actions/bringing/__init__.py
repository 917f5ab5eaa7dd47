"""Bringing a file in: received, its columns settled, its rows checked, then carried out at once."""
