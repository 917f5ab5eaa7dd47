"""“Report this”: a form without an account, for a story and for any listing."""
