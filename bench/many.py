# ruff: noqa: S608 - every name written in is our own
"""A library of a million on PostgreSQL: each story that was made, again and again.

Writing a million stories one by one takes hours. Here each is copied with a key, a reference and
a place in the list of its own; text, topics and words in the index are those of the first. Foreign
keys are not asked while it is done, and the indexes are made anew afterwards.
"""

from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from wagtail.search.models import IndexEntry

from stories.models import Story, StoryAlternative, StoryCoercion

# A number times this is another one of thirty bits, and no two become the same.
SCATTER: Final = 633_910_099
BITS: Final = 1 << 30
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def multiply(times: int) -> int:
    """So many of each public story in place of one; how many stories there are then."""
    copied = (Story, StoryCoercion, StoryAlternative, IndexEntry)
    tables = [model._meta.db_table for model in copied]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        made_again = _without_indexes(cursor, tables)
        _name_copies(cursor, times)
        _copy(cursor, Story, "id", {"id": "c.new", "reference": "c.reference", "batch": "c.batch"})
        for model in (StoryCoercion, StoryAlternative):
            _copy(cursor, model, "content_object_id", {"content_object_id": "c.new"})
        _copy(cursor, IndexEntry, "object_id", {"object_id": "c.new::text"}, _of_stories())
        for definition in made_again:
            cursor.execute(definition)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return Story.objects.count()


def _of_stories() -> str:
    return f"content_type_id = {ContentType.objects.get_for_model(Story).pk}"


def _without_indexes(cursor: Any, tables: list[str]) -> list[str]:
    """Drop the indexes that hold no constraint; how each is made again."""
    cursor.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s)"
        " AND indexname NOT IN (SELECT conname FROM pg_constraint)",
        [tables],
    )
    found = cursor.fetchall()
    for name, _definition in found:
        cursor.execute(f'DROP INDEX "{name}"')
    return [definition for _name, definition in found]


def _name_copies(cursor: Any, times: int) -> None:
    """A table of copies: of which story, and the key, reference and batch of each."""
    signs = " || ".join(
        f"substr('{ALPHABET}', ((n.x >> {5 * place}) & 31)::int + 1, 1)" for place in range(6)
    )
    cursor.execute(
        "CREATE TEMP TABLE copies ON COMMIT DROP AS SELECT DISTINCT ON (reference) * FROM ("
        f"SELECT n.id AS old, gen_random_uuid() AS new, {signs} AS reference, n.batch FROM ("
        " SELECT s.id, s.batch + t.turn * m.last AS batch,"
        f" (row_number() OVER () * {SCATTER}::bigint) % {BITS} AS x FROM stories_story s,"
        " (SELECT MAX(batch) AS last FROM stories_story) m,"
        f" generate_series(1, {times - 1}) AS t(turn)) n) c"
        " WHERE reference NOT IN (SELECT reference FROM stories_story)"
    )


def _copy(cursor: Any, model: Any, key: str, own: dict[str, str], only: str = "TRUE") -> None:
    table, kept = model._meta.db_table, model._meta.pk.column if "id" not in own else ""
    cursor.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s", [table]
    )
    columns = [name for (name,) in cursor.fetchall() if name != kept]
    values = ", ".join(own.get(name, f"o.{name}") for name in columns)
    cursor.execute(
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} o"
        f" JOIN copies c ON o.{key} = c.old{'::text' if key == 'object_id' else ''} WHERE {only}"
    )
