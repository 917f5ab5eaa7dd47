"""The whole site under load: `python -m bench.load`, or `make load`.

The site is that of `tests/production`: from the files of `deploy/`, with PostgreSQL that waits for
the disk. Visitors run on the same cores and cost of their own, which each table tells.
"""
