"""Looks for what should be gone: words of a withdrawn story, anywhere this machine keeps things.

Needles are what one looks for; findings say where, and never what.
"""
