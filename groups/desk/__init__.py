"""What a directory editor does in Wagtail's admin: check, keep offices, settle what is told."""
