"""Prove every public row: nothing stands there that its author and a moderator did not agree to.

The database holds the text to an approval's hash by itself. This goes further and asks the sealed
side: whether the approval is this story's, its version endorsed, each detail and each switch agreed
to in the ledger, and whatever was derived from the text still what the text gives.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from community.lib.canonical import digest
from community.lib.crypto import KeyUnreadable, SealBroken
from community.lib.quarters import Quarter
from stories.actions.allowing import ON_THE_ROW, wider
from stories.actions.approve import SHOWS
from stories.actions.content import document_now, latest_version
from stories.actions.lasting import ends_on, years_on
from stories.actions.ledger import said
from stories.actions.proving.chain import broken_link
from stories.actions.proving.derived import not_derived, stray_index_rows
from stories.actions.proving.translations import wrong_translations
from stories.choices import DECADES, Detail
from stories.consent import Purpose
from stories.document import read_document
from stories.ledger import Standing, says_yes
from stories.models import Story
from stories.someone_else import whole_decades
from stories.vault.models import Approval, State, Submission
from stories.vault.models.submission import PUBLIC_ROW
from stories.vault.safe import KeyGone, Safe

Said = Mapping[str, Standing]


@dataclass
class PublicProof:
    """How many public rows were looked at, and what is wrong with which."""

    stories: int = 0
    wrong: list[str] = field(default_factory=list)


def prove_public() -> PublicProof:
    """Look at every public row, and for rows that should be there and are not.

    The site may go on working meanwhile: what seems wrong is looked at twice, so that a story
    which changed in between is not called wrong.
    """
    proof = PublicProof()
    public = set(Story.objects.values_list("reference", flat=True))
    expected = Submission.objects.filter(state__in=PUBLIC_ROW)
    stated = set(expected.values_list("reference", flat=True))
    for reference in sorted(public | stated):
        wrong = list(_wrong_with(reference)) and list(_wrong_with(reference))
        proof.wrong.extend(f"{reference}: {what}" for what in wrong)
        proof.stories += reference in public
    proof.wrong.extend(stray_index_rows())
    return proof


def _wrong_with(reference: str) -> Iterator[str]:
    story = Story.objects.filter(reference=reference).first()
    submission = Submission.objects.filter(reference=reference).first()
    if story is None:
        if submission is not None and submission.state in PUBLIC_ROW:
            yield "it is said to be public, and no public row is there"
        return
    yield from not_derived(story)
    if submission is None:
        yield "it is public, and no submission of this name is there"
        return
    yield from _not_in_state(story, submission)
    yield from _not_approved(story, submission)
    yield from _not_agreed(story, submission)
    yield from wrong_translations(story, submission)


def _not_in_state(story: Story, submission: Submission) -> Iterator[str]:
    if submission.state not in PUBLIC_ROW:
        yield f"it is public, and its submission is “{submission.state}”"
    elif story.suspended != (submission.state == State.SUSPENDED):
        yield f"suspended is {story.suspended}, and its submission is “{submission.state}”"


def _not_approved(story: Story, submission: Submission) -> Iterator[str]:
    """Law: both agreed to exactly this text."""
    if digest(story.document) != story.approval_id:
        yield "its text is not the one of its approval"
    approval = Approval.objects.filter(document_hash=story.approval_id).first()
    if approval is None:
        yield "its approval is not there"
        return
    if approval.submission_id != submission.pk:
        yield "its approval belongs to another story"
    version = latest_version(submission)
    agreed = set(version.endorsements.values_list("moderator", flat=True)) if version else set()
    if approval.decided_by_id not in agreed:
        yield "the moderator of its approval did not agree to its newest version"
    if submission.needs_two and len(agreed) < 2:
        yield "it needs two moderators, and they did not both agree to its newest version"


def _not_agreed(story: Story, submission: Submission) -> Iterator[str]:
    """What only the sealed side knows: the newest words, and the author's own ledger."""
    try:
        safe = Safe.of(submission.id)
        chain = list(submission.ledger.order_by("number"))
        if broken := broken_link(submission, chain, safe=safe):
            yield f"its ledger proves nothing: {broken}"
            return
        if document_now(submission, safe) != story.document:
            yield "its text is not its newest version with the details its author shows"
        ends = ends_on(safe.get(submission, "switches", {}))
        ledger = said(submission, safe)
    except KeyGone:
        yield "its key is gone, so nothing can be proven"
    except (KeyUnreadable, SealBroken):
        yield "what is sealed about it cannot be opened"
    else:
        yield from _not_said(story, ledger)
        if story.lapses_on != ends or not _lasts_as_asked(story, ledger):
            yield "lapses_on is not what its author last asked for"


def _not_said(story: Story, ledger: Said) -> Iterator[str]:
    """Each thing the row shows or allows, against its author's last word on it."""
    yes = Purpose.PUBLISH if Purpose.PUBLISH.value in ledger else Purpose.PUBLISH_EXACT
    if not says_yes(ledger, yes):
        yield f"its author’s last word on {yes} is not yes"
    values = read_document(story.document)
    for detail in Detail:
        shown = values["name"] if detail == Detail.NAME else values["details"].get(detail.value)
        if shown and not says_yes(ledger, SHOWS[detail]):
            yield f"it shows {detail}, and its author’s last word on {SHOWS[detail]} is not yes"
    if _closer_than_said(values["details"].get(Detail.YEARS), ledger):
        yield "it shows the years, and its author’s last word is to show the decade alone"
    for purpose, column in ON_THE_ROW.items():
        allowed = getattr(story, column)
        # Empty: not read yet (`stories.actions.upkeep.read_translating`), and so not done.
        if allowed is not None and allowed != says_yes(ledger, purpose):
            yield f"{column} is {allowed}, and its author’s last word differs"
    for column, agreed in wider(ledger).items():
        if getattr(story, column) != agreed:
            yield f"{column} is {not agreed}, and the words its author said yes to differ"


def _closer_than_said(years: list[int] | None, ledger: Said) -> bool:
    said = ledger.get(SHOWS[Detail.YEARS].value)
    if not years or said is None or said.choice != DECADES:
        return False
    return tuple(years) != whole_decades((years[0], years[1]))


def _lasts_as_asked(story: Story, ledger: Said) -> bool:
    """Whether it ends the years that were asked for after that day, or after its publication.

    The row knows the quarter of its publication alone, so any day of that is believed.
    """
    asked = ledger.get(Purpose.ASK_AGAIN.value)
    if asked is None or asked.years is None:
        return story.lapses_on is None
    if story.lapses_on is None:
        return False
    last = max(asked.day, Quarter.of(story.quarter).last_day)
    return years_on(asked.day, asked.years) <= story.lapses_on <= years_on(last, asked.years)
