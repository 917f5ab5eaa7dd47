"""Everything that changes a story: one verb a file, one transaction.

The desk's verbs, publication and what ends it write their audit event inside that transaction;
what an author chooses or agrees to is written into the consent ledger instead.

Here stand the verbs of a story between desk and author, and what several of them share
(`content`, `ledger`, `notify`, `refusals`). Rooms of their own: `sending` the share road, `codes`
what a code opens, `claims` people without one, `leaving` the page or the site, `upkeep` what
housekeeping does, `restoring` after a backup, and `proving`, which only reads.
"""
