"""One printable page for a decision-maker, made of what may be quoted and what has a source.

Nothing is stored: the address holds references, and the page is made anew each time. So whatever
its author takes back is gone from every dossier at once.
"""
