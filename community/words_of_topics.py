"""A topic has other words: whatever is found by them is told, and follows."""

from typing import Final

from django.dispatch import Signal

# Sent with `topic`, inside the change.
reworded: Final = Signal()
