"""Who has said yes, or no, to the newest version of a story."""

from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast

from community.models import User
from stories.choices import DeclineReason
from stories.vault.models import Endorsement, Objection, Submission, Version


@dataclass(frozen=True)
class Answer:
    """A yes or a no: whose, of which day, and for a no its reason."""

    yes: bool
    moderator: User
    given_on: date
    reason: str

    @property
    def moderator_id(self) -> int:
        """Whose, as rows say it."""
        return self.moderator.pk

    def get_reason_display(self) -> str:
        """The reason of the published rules in words."""
        return str(DeclineReason(self.reason).label)


def answers_to(version: Version) -> list[Answer]:
    """All of them, oldest first of each sort. One query, one more where there are any."""
    asked = ("said", "pk", "moderator_id", "given_on", "why")
    texts = CharField()
    yes = Endorsement.objects.filter(version=version).annotate(
        said=Value("yes", output_field=texts), why=Value("", output_field=texts)
    )
    no = Objection.objects.filter(version=version).annotate(
        said=Value("no", output_field=texts), why=Cast("reason", texts)
    )
    rows = sorted(yes.values_list(*asked).union(no.values_list(*asked), all=True))
    people = User.objects.in_bulk({who for _, _, who, *_ in rows}) if rows else {}
    return [Answer(said == "yes", people[who], day, why) for said, _pk, who, day, why in rows]


def with_first_yes(submissions: QuerySet[Submission]) -> QuerySet[Submission]:
    """Each with `first_yes`, in the same query."""
    versions = Version.objects.filter(submission=OuterRef("pk")).order_by("-number")
    return submissions.annotate(newest=Subquery(versions.values("pk")[:1])).annotate(
        first_yes=Exists(Endorsement.objects.filter(version=OuterRef("newest")))
    )


def has_first_yes(submission: Submission) -> bool:
    """The same for one story."""
    rows = with_first_yes(Submission.objects.filter(pk=submission.pk))
    return rows.filter(first_yes=True).exists()
