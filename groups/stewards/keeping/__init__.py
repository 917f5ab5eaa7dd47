"""Keeping an entry true: what its organisers see and press. None of it lies in the admin."""
