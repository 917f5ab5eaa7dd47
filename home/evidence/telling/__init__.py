"""The local record: an organisation tells a series of its own; nobody reads it before a check."""
