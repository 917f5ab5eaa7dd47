"""The questions, in words that fit whoever tells the story."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from stories.choices import Perspective


@dataclass(frozen=True)
class Question:
    """A heading in the form of a question, and a hint under it."""

    text: str
    hint: str


def ask_words(perspective: str) -> Question:
    """What happened, as this person lived it; and what had better not be written at all."""
    question = _what_happened(perspective)
    leave_out = _(
        "Please leave out names of people and places. If you forget one: a moderator looks for "
        "them before anything is public."
    )
    return Question(question.text, f"{question.hint} {leave_out}")


def _what_happened(perspective: str) -> Question:
    questions = {
        Perspective.CLOSE: Question(
            _("What happened, and what was it like for you?"),
            _("Tell it from your own side: what you saw, what you were told, what you did."),
        ),
        Perspective.STAFF: Question(
            _("What did you do, or see, or take part in?"),
            _("There is room here for “I did this”, and for “I said nothing”."),
        ),
        Perspective.SAW: Question(
            _("What did you see?"),
            _("Tell what you saw and heard yourself. You need not know why it was done."),
        ),
    }
    mine = Question(
        _("What happened?"),
        _("In your own words. One sentence is enough. Nothing has to be in order."),
    )
    return questions.get(perspective, mine)  # type: ignore[call-overload, no-any-return]


def ask_helped(perspective: str) -> Question:
    """What helped, or would have."""
    hint = _("A person, a word, an open door, being left alone. You can skip this.")
    if perspective == Perspective.STAFF:
        hint = _("More people on the shift, time, a talk, an open door. You can skip this.")
    questions = {
        Perspective.CLOSE: _("What helped them or you, or would have helped?"),
        Perspective.STAFF: _("What helped instead, or would have helped?"),
        Perspective.SAW: _("What would have helped?"),
    }
    text = questions.get(perspective)  # type: ignore[call-overload]
    return Question(text or _("What helped you, or would have helped?"), hint)


def ask_agreement(perspective: str) -> Question:
    """Whether the person the story is about knows of it."""
    text = _("Does the person know that you are writing, and do they agree?")
    hint = _("There is no wrong answer. It tells us how much care the story needs.")
    if perspective == Perspective.SAW:
        hint = _("If you do not know the person, choose “No, or I do not know”.")
    return Question(text, hint)
