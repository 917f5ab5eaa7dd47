"""Fill a throwaway library with invented stories that are public, to measure what readers get.

By the real actions 100,000 stories would take a day. Here rows are written in large batches; the
database holds them to the same rules, so each has a submission and an approval of exactly its
text. None has a key, a code or a ledger: nobody can come back to one.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any, Final
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.search import SearchVector
from django.db import connection, transaction
from django.db.models import Max, Value
from wagtail.search.models import IndexEntry

from community.checks import in_production
from community.lib.canonical import digest
from community.lib.code_alphabet import ALPHABET
from community.lib.quarters import Quarter
from community.lib.references import LENGTH
from community.models import Alternative, Coercion, User
from stories.actions.upkeep.invented.telling import Topics, tell
from stories.document import write_document
from stories.models import Story, StoryAlternative, StoryCoercion
from stories.vault.models import Approval, State, Submission

AT_ONCE: Final = 1_000
A_BATCH: Final = 40  # stories published together
YEARS: Final = 4
MODERATOR: Final = "nobody@example.org"
ALLOWED: Final = {
    "allows_search_engines": 0.4,
    "allows_quoting": 0.3,
    "allows_open_data": 0.2,
    "allows_translating": 0.5,
}


@dataclass(frozen=True)
class Made:
    """One story's rows, before they are written."""

    submission: Submission
    approval: Approval
    story: Story
    stems: str


def make_public(
    number: int, *, today: date, seed: int = 1, told: Callable[[int], object] = bool
) -> int:
    """Write so many public stories, telling now and then how many are there; how many.

    Raises PermissionError where real ones may be.
    """
    if in_production():
        raise PermissionError("invented stories are never written beside real ones")
    shelf = Shelf(random.Random(seed), number, today)  # noqa: S311 - invented stories hold no secret
    made, stories = 0, shelf.stories()
    while rows := list(islice(stories, AT_ONCE)):
        with transaction.atomic():
            Submission.objects.bulk_create(row.submission for row in rows)
            Approval.objects.bulk_create(row.approval for row in rows)
            Story.objects.bulk_create(row.story for row in rows)
            shelf.tag([row.story for row in rows])
            IndexEntry.objects.bulk_create(shelf.entry(row) for row in rows)
        made += len(rows)
        told(made)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return made


class Shelf:
    """What the stories of one run share."""

    def __init__(self, dice: random.Random, number: int, today: date) -> None:
        self.dice, self.number, self.today = dice, number, today
        self.first_batch = 1 + (Story.objects.aggregate(last=Max("batch"))["last"] or 0)
        self.taken = set(Submission.objects.values_list("reference", flat=True))
        self.moderator, _ = User.objects.get_or_create(
            email=MODERATOR, defaults={"is_active": False, "first_name": "Example"}
        )
        self.kinds: dict[str, tuple[Any, dict[str, Any]]] = {
            "coercion": (StoryCoercion, {t.slug: t for t in Coercion.objects.all()}),
            "alternative": (StoryAlternative, {t.slug: t for t in Alternative.objects.all()}),
        }
        self.topics = Topics(*(list(known) for _model, known in self.kinds.values()))
        self.content_type = ContentType.objects.get_for_model(Story)

    def stories(self) -> Iterator[Made]:
        """Each in the order in which it was published."""
        for place in range(self.number):
            yield self._one(place)

    def _one(self, place: int) -> Made:
        content, shown, stems = tell(self.dice, self.topics)
        reference = self._reference()
        document = write_document(reference, content, shown)
        day = self.today - timedelta(days=int(YEARS * 365 * (1 - (place + 1) / self.number)))
        submission = Submission(
            id=self._id(),
            reference=reference,
            state=State.PUBLISHED,
            state_since=day,
            arrived_on=day,
            language=content.language,
            labels=list(content.notes),
            edition=1,
            example=True,
        )
        approval = Approval(
            submission=submission,
            document_hash=digest(document),
            decided_by=self.moderator,
            decided_on=day,
            author_agreed_on=day,
        )
        story = Story(
            id=self._id(),
            reference=reference,
            document=document,
            approval_id=approval.document_hash,
            batch=self.first_batch + place // A_BATCH,
            quarter=Quarter.of(day).first_day,
            suspended=self.dice.random() < 0.002,
            lapses_on=self.today + timedelta(days=365) if self.dice.random() < 0.1 else None,
            **{name: self.dice.random() < share for name, share in ALLOWED.items()},
        )
        story.quotable_by_anyone = story.allows_quoting  # as a yes to the newest words
        story.derive()
        return Made(submission, approval, story, stems)

    def tag(self, stories: list[Story]) -> None:
        """The topics of these saved rows, as their documents name them."""
        for kind, (model, known) in self.kinds.items():
            model.objects.bulk_create(
                model(tag=known[slug], content_object=story)
                for story in stories
                for slug in story.content["topics"][kind]
            )

    def entry(self, made: Made) -> Any:
        """Its row in the search index. The index's own way counts every row for each it adds."""
        body: Any = made.stems
        if connection.vendor == "postgresql":
            body = SearchVector(Value(made.stems), weight="D", config="simple")
            return self._entry(made, title=Value(""), autocomplete=Value(""), body=body)
        return self._entry(made, title="", autocomplete="", body=body)

    def _entry(self, made: Made, **columns: Any) -> Any:
        key = str(made.story.pk)
        return IndexEntry(content_type=self.content_type, object_id=key, **columns)

    def _reference(self) -> str:
        while (found := "".join(self.dice.choices(ALPHABET, k=LENGTH))) in self.taken:
            pass
        self.taken.add(found)
        return found

    def _id(self) -> UUID:
        return UUID(int=self.dice.getrandbits(128), version=4)
