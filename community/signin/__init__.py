"""Staff sign in by emailed code and a second factor."""
