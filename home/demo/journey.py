"""One invented story on its way, by the same actions that a real one goes through."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from community.lib.canonical import digest
from community.models import User
from home.demo.examples import Example
from stories.actions.approve import approve
from stories.actions.decide import offer
from stories.actions.hold import open_for_reading
from stories.actions.redact import redact
from stories.actions.sending.begin import begin
from stories.actions.sending.keep import keep
from stories.actions.sending.send import send
from stories.actions.sending.show_code import forget_code, show_code
from stories.actions.switch import switch
from stories.choices import Note, OpeningReason, RedactionReason
from stories.consent import Purpose
from stories.document import VOICES, Shown, write_document

ABOUT_A_CHILD: Final = "minor"
ON_THE_DESK: Final = ("waiting", "reading")
OFFERED: Final = "offered"


@dataclass
class Journey:
    """Leads one example; `code` is what its author would have written on paper.

    `submission` is whatever the last action gave back: nothing here opens the vault by itself.
    """

    example: Example
    moderators: tuple[User, User]
    submission: Any
    code: str

    @classmethod
    def start(cls, example: Example, moderators: tuple[User, User], day: date) -> "Journey":
        """Write it and send it on this day."""
        submission = begin(language=example.language, example=True)
        keep(submission_id=submission.id, answers=example.answers, today=day)
        now = datetime.combine(day, time(12), UTC)
        code = show_code(submission_id=submission.id, now=now)
        submission = send(submission_id=submission.id, language=example.language, now=now)
        forget_code(submission_id=submission.id)
        return cls(example, moderators, submission, code)

    def open(self, moderator: User, day: date) -> None:
        """A moderator takes it and reads."""
        self.submission = open_for_reading(
            submission_id=self.submission.id,
            moderator=moderator,
            reason=OpeningReason.FIRST_LOOK,
            today=day,
        )

    def redact(self, day: date) -> None:
        """Take out what points at somebody, and say what the story mentions."""
        before, after = self.example.content, self.example.redacted
        changed = [voice for voice in VOICES if getattr(before, voice) != getattr(after, voice)]
        flags = set(self.submission.flags)
        if Note.CHILDHOOD.value in self.example.notes:
            flags.add(ABOUT_A_CHILD)
        version = redact(
            submission_id=self.submission.id,
            moderator=self.moderators[0],
            content=after,
            reasons={voice: [RedactionReason.NAMES_A_PERSON.value] for voice in changed},
            flags=flags,
            edition=self.submission.edition,
            today=day,
        )
        self.submission = version.submission

    def offer(self, day: date) -> None:
        """One moderator's yes, or two where two are needed."""
        for moderator in self.moderators:
            if self.submission.state in ON_THE_DESK:
                self.open(moderator, day)
                self.submission = offer(
                    submission_id=self.submission.id,
                    moderator=moderator,
                    edition=self.submission.edition,
                    today=day,
                )

    def approve(self, day: date) -> None:
        """The author says yes to the page as it would be, unless they did so when sending."""
        if self.submission.state != OFFERED:
            return
        shown = Shown.of(self.example.show)
        document = write_document(self.submission.reference, self.example.redacted, shown)
        self.submission = approve(
            submission_id=self.submission.id,
            shown=shown.names(),
            seen_hash=digest(document),
            language=self.example.language,
            today=day,
        )

    def up_to_approval(self, day: date) -> None:
        """The whole desk in some days, ending with the author's yes on this one."""
        self.open(self.moderators[0], day - timedelta(days=12))
        self.redact(day - timedelta(days=12))
        self.offer(day - timedelta(days=11))
        self.approve(day)

    def allow(self, purposes: list[Purpose], day: date) -> None:
        """Turn these switches on."""
        for purpose in purposes:
            switch(
                submission_id=self.submission.id,
                purpose=purpose,
                on=True,
                language=self.example.language,
                today=day,
            )
