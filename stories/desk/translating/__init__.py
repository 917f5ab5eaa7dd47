"""Translations at the desk: what waits, the page to write on, the page to check on."""
