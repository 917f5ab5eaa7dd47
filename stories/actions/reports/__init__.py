"""Reports: what visitors without an account tell about a page, and what becomes of it."""
