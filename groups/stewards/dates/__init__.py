"""The next dates of a circle: called off, or held after all, with one press from a telephone."""
