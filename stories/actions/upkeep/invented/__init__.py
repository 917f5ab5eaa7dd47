"""A library of invented stories, to measure with: what is told, of whom, and the rows."""
