"""Practice: invented stories to learn on. Files, not the vault; nothing that is typed is kept."""
