"""Spreadsheets that people send: read as a table of texts, written so that nothing reckons."""
