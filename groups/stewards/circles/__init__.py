"""What an organiser of a circle sees: adding it from a phone, and keeping it true."""
