"""Backups that a thief cannot read, that end by themselves, and that are put back whole.

Two shelves, because the two databases must not lie together: `main` holds the main database and the
media, `keys` what opens them. Each is sealed for people who hold their identity (age, X25519) away
from this server, so that whoever breaks in here can make backups and read none. What a set holds is
signed with a key made from `RECORD_KEY`: age alone would let anybody put a set of their own on the
shelf.
"""
