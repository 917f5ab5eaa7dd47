"""A story in other languages: written at the desk, checked by a second person, let go up by its
author, and gone with the story or with the switch.

Which consent covers what: the switch `translate` lets people of the desk write and check one. A
translation that its author reads is public only after their yes to `publish`, with exactly that
page in view. One that they cannot read is public under `translate` alone, once they have said that
they cannot, and the page says so. Both words stand in the ledger with the language they are about.
"""
