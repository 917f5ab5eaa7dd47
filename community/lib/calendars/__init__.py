"""Calendars that other programs subscribe to (iCalendar, RFC 5545 and RFC 7986). Pure.

`entries` turns a circle into events, `time_zones` writes the rules of its clocks beside it, `feed`
puts them into one file. The `icalendar` library folds lines and escapes texts.
"""
