"""What stands beside a claim: the sealed story for a lost code, else the page that others read."""

from itertools import count
from typing import Any

from django.utils.translation import gettext as _

from community.lib.paragraphs import paragraphs
from stories.desk.sections import both_of, heading, picked_in_words
from stories.models import Story
from stories.overlap import Sentence
from stories.reading import Reading, read
from stories.vault.models import Submission
from stories.vault.safe import Safe

SHORT = ("title", "when")


def sealed_story(submission: Submission) -> dict[str, Any]:
    """What its author gave, and what both sides wrote. The contact is not among it.

    Raises KeyGone.
    """
    safe = Safe.of(submission.id)
    original = both_of(submission, safe).original
    return {
        "sections": [
            {"heading": heading(name, original.perspective), "paragraphs": paragraphs(text)}
            for name in ("title", "name", "region", "happened", "helped", "wish")
            if (text := getattr(original, name))
        ],
        "picked": [words for _name, words in picked_in_words(original)],
        "conversation": [
            {
                "who": _("The author") if row.from_author else _("From the desk"),
                "when": row.sent_on,
                "body": safe.get(row, "body"),
                "mine": not row.from_author,
            }
            for row in submission.messages.order_by("number")
        ],
    }


def page_of(submission: Submission) -> Reading | None:
    """The page as others read it, or read it until it was suspended; nothing when it is gone."""
    story = Story.objects.filter(reference=submission.reference).first()
    return read(story.document) if story else None


def told_by_question(told: dict[str, str]) -> list[dict[str, Any]]:
    """What was told, under the question that it answers. Who somebody is comes from a list."""
    headings = {
        "passage": _("The words they mean"),
        "more": _("What we should know"),
        "title": _("The title, as they remember it"),
        "told": _("What they remember"),
        "when": _("When they sent it"),
    }
    return [
        {"heading": words, "paragraphs": paragraphs(told[name]), "is_short": name in SHORT}
        for name, words in headings.items()
        if told.get(name)
    ]


def marked(sentences: list[Sentence], ticked: set[str]) -> list[dict[str, Any]]:
    """Each sentence with its mark, and whether this moderator has ticked it.

    `place` counts the ones that can be ticked, so that a summary of errors leads to the first.
    """
    places = count()
    return [
        {
            "number": number,
            "place": None if sentence.is_public else next(places),
            "text": sentence.text,
            "is_public": sentence.is_public,
            "sealed": ", ".join(sentence.sealed),
            "elsewhere": ", ".join(sentence.elsewhere),
            "ticked": str(number) in ticked,
        }
        for number, sentence in enumerate(sentences)
    ]
