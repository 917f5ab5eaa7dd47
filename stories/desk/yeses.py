"""Whether somebody has already said yes to the newest version of a story."""

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from stories.vault.models import Endorsement, Submission, Version


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
