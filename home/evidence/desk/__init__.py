"""Figures in the admin: kept by editors, brought in from files, told by organisations."""
