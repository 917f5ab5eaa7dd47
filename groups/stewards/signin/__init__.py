"""Organisers come in by a code sent to their address: no password, no role, no way to the admin."""
