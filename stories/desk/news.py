"""Whether an author has written, and nobody at the desk has read it yet."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from stories.vault.models import Message, Submission


def unread() -> QuerySet[Message]:
    """Messages of authors that nobody has read."""
    return Message.objects.filter(from_author=True, read_on__isnull=True)


def has_news() -> Exists:
    """The same, as a column of a story's row."""
    return Exists(unread().filter(submission=OuterRef("pk")))


def is_news() -> Q:
    """The same to filter stories by: looked up once, and not once for each row."""
    return Q(pk__in=unread().values("submission"))


def author_wrote(submission: Submission) -> bool:
    """The same for one story. One query."""
    return unread().filter(submission=submission).exists()


def with_news() -> int:
    """How many stories have such a message, whatever their state."""
    return Submission.objects.sent().filter(is_news()).count()
