"""The screens of the share journey."""
