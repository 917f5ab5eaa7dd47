"""Circles for machines: JSON, CSV, calendars, and the Meeting Guide format."""
