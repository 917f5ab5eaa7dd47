"""What an author sees: the way in, one thing a screen, and the way back with a code."""
