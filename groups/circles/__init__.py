"""Intentional Peer Support circles: what they answer, when they meet, and how they are found."""
