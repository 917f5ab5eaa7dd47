"""Off the page, or gone for good: what is public is deleted, and what is sealed loses its key.

unpublish      the one way a public row goes while the story stays; the others call it
take_off       ... by the author with their code: their yes to being published ends too
take_down      ... by whoever holds the second code, which can do nothing else
lapse          ... by the day that the author chose
withdraw       the whole story for good, by its author
discard        the whole story for good, because its time is over
lay_tombstone  what the address says in each of these cases
tell_reusers   what those who hold open data are told in each of these cases
erase, scrub   what is still to do for good, until it is done
"""
