"""Letters and pages for whoever can change something: filled from what is public, never sent by us.

An address holds references alone, as a dossier's does (`home.dossier`). What somebody types stays
in their browser: the policy of an open letter lets nothing be sent.
"""
