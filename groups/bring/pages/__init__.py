"""The pages of bringing a file in, inside Wagtail's admin."""
