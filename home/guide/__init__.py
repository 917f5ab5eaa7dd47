"""The guide: what its pages are built from, and what the site fills in on them."""
