"""French dates: the month in letters, so that nobody can misread them; the rest is Django's own."""

DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "j N Y"
DATETIME_FORMAT = r"j F Y \à H:i"
SHORT_DATETIME_FORMAT = "j N Y, H:i"
