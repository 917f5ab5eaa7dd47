"""Figures about coercion that somebody else published, each with its source.

Never a ranking of countries, never two definitions in one table; what is not published is blank,
and blank is not zero.
"""
