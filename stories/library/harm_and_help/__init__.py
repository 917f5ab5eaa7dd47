"""Harm, and what would have helped: side by side, in plain numbers over public stories."""
