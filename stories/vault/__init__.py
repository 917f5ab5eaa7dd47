"""The sealed side. Only `stories.actions`, `stories.share` and `stories.desk` come in here."""
