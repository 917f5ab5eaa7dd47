"""What in a text could show who somebody is: found by rules that people can read. Pure.

No database and no network, and nothing is kept of any text: the lists are loaded into memory once,
and words are looked up in them.
"""
