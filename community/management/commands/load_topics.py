"""Fill the vocabulary from `topics.csv`, `topic_labels.csv` and `topic_words.csv` in `data`.

Which words win: slug, kind, place in the hierarchy, order and source always come from the file.
Name, definition and labels come from the file too, unless an editor has changed one of them since
they were last loaded: then all three stay as the editor left them. The everyday words follow the
same rule by themselves, all languages together. `--overwrite` takes the file's words everywhere. A
topic that is no longer in the file is named, never deleted: stories use it. One that was merged
here does not come back.
"""

import csv
import hashlib
import json
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from community.models.merged_topic import MergedTopic
from community.models.topics import Alternative, Coercion, Kind, Topic

DATA: Final = Path(__file__).resolve().parents[2] / "data"

BETWEEN: Final = ";"

Row = dict[str, str]
Everyday = dict[str, list[str]]


class Command(BaseCommand):
    """Adds and updates by slug, in one transaction. Safe to run again."""

    help = "Load the kinds of coercion and the alternatives."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--overwrite", action="store_true", help="also where an editor changed the words"
        )

    def handle(self, *args: Any, overwrite: bool = False, **options: Any) -> None:
        rows, labels = _read(DATA / "topics.csv"), _labels(DATA / "topic_labels.csv")
        everyday = _everyday(DATA / "topic_words.csv")
        known: dict[str, Topic] = {}
        with transaction.atomic():
            merged = dict(MergedTopic.objects.values_list("slug", "into"))
            for position, row in enumerate(rows, start=1):
                if row["slug"] in merged:
                    known[row["slug"]] = _one(merged[row["slug"]])
                    continue
                # What took another's place stays where that put it.
                stays = row["slug"] in merged.values()
                topic = _topic(row, position, broader=_broader(row, known), stays=stays)
                known[row["slug"]] = topic
                _reword(topic, row, labels.get(row["slug"], {}), overwrite=overwrite)
                _say(topic, everyday.get(row["slug"], {}), overwrite=overwrite)
                topic.save()
        left = [
            slug
            for model in (Coercion, Alternative)
            for slug in model.objects.exclude(slug__in=known).values_list("slug", flat=True)
        ]
        self.stdout.write(f"Loaded {len(rows)} topics.")
        if left:
            self.stdout.write(f"Not in the file, kept: {', '.join(left)}")


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _labels(path: Path) -> dict[str, dict[str, str]]:
    """By slug: labels by language, empty ones left out."""
    rows = {row.pop("slug"): row for row in _read(path)}
    return {slug: {tag: text for tag, text in row.items() if text} for slug, row in rows.items()}


def _everyday(path: Path) -> dict[str, Everyday]:
    """By slug: what people call it, by language, empty ones left out."""
    return {
        slug: {tag: [words.strip() for words in text.split(BETWEEN)] for tag, text in row.items()}
        for slug, row in _labels(path).items()
    }


def _broader(row: Row, known: dict[str, Topic]) -> Topic | None:
    """Raises ``CommandError`` when the broader topic does not stand earlier in the file."""
    if not row["broader"]:
        return None
    if row["broader"] not in known:
        raise CommandError(f"{row['slug']}: {row['broader']} must come before it in the file.")
    return known[row["broader"]]


def _one(slug: str) -> Topic:
    """The topic of either list; it is there, since another was merged into it."""
    return Coercion.objects.filter(slug=slug).first() or Alternative.objects.get(slug=slug)


def _topic(row: Row, position: int, *, broader: Topic | None, stays: bool) -> Topic:
    """The topic as it is or a new one, with what the file decides."""
    model: type[Topic] = Coercion if row["kind"] == Kind.COERCION else Alternative
    manager = model._default_manager
    topic = manager.filter(slug=row["slug"]).first() or model(slug=row["slug"])
    topic.kind, topic.position = row["kind"], position
    if not stays:
        topic.broader = broader
    topic.source = row["source"]
    return topic


def _reword(topic: Topic, row: Row, labels: dict[str, str], *, overwrite: bool) -> None:
    """Name, definition and labels from the file, unless an editor changed them."""
    edited = topic.pk is not None and _digest(topic) != topic.shipped_digest
    if edited and not overwrite:
        return
    topic.name, topic.definition, topic.labels = row["label"], row["definition"], labels
    topic.shipped_digest = _digest(topic)


def _say(topic: Topic, everyday: Everyday, *, overwrite: bool) -> None:
    """The everyday words from the file, unless an editor changed or wrote some."""
    loaded_before = bool(topic.everyday_digest or topic.everyday_words)
    edited = loaded_before and _sum(topic.everyday_words) != topic.everyday_digest
    if edited and not overwrite:
        return
    topic.everyday_words = everyday
    topic.everyday_digest = _sum(everyday)


def _digest(topic: Topic) -> str:
    return _sum([topic.name, topic.definition, topic.labels])


def _sum(words: Any) -> str:
    return hashlib.sha256(json.dumps(words, sort_keys=True).encode()).hexdigest()
