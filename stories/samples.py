"""PostgreSQL's samples of column values, which must not outlive a story.

The planner keeps some values of every column, also of rows that were deleted since. So none are
kept of columns that hold an author's words; it is said anew after each migration, since an
upgrade of Wagtail may add a column to its index.
"""

from typing import Any

from django.db import connections

TABLES = ("stories_story", "stories_storytranslation", "wagtailsearch_indexentry")
KINDS = ("text", "tsvector", "character varying")
WORDS = """
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = ANY(%s) AND data_type = ANY(%s)
"""


def keep_no_samples(using: str, **signal: Any) -> None:
    """Switch the samples off (a receiver of `post_migrate`)."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(WORDS, [list(TABLES), list(KINDS)])
        for table, column in cursor.fetchall():
            cursor.execute(f'ALTER TABLE "{table}" ALTER COLUMN "{column}" SET STATISTICS 0')
