"""The share road: a sealed draft, its code, and the press that sends it."""
