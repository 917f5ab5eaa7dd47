"""Claims at the desk: a list without words, one tap to open, and an answer each gives alone."""
