"""What authors do with their codes, in any order."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from community.lib.canonical import digest
from community.models import AuditEvent, Verb
from stories.actions.add_notes import add_notes
from stories.actions.approve import approve
from stories.actions.ask_change import ask_change
from stories.actions.codes.find import find_any
from stories.actions.codes.second import (
    make_second_code,
    show_second_code,
    switch_off_second_code,
)
from stories.actions.content import latest_content
from stories.actions.leaving.take_down import take_down
from stories.actions.leaving.take_off import take_off
from stories.actions.leaving.withdraw import withdraw
from stories.actions.publish import publish_due
from stories.actions.reconsider import look_again, take_back_yes
from stories.actions.renew import renew
from stories.actions.rewrite import rewrite
from stories.actions.sending.begin import begin
from stories.actions.sending.choose import choose
from stories.actions.sending.keep import keep
from stories.actions.sending.send import send
from stories.actions.sending.show_code import show_code
from stories.actions.show_again import show_again
from stories.actions.show_less import show_less
from stories.actions.switch import ask_again, switch
from stories.choices import Choice
from stories.consent import ASK_AGAIN_YEARS, SWITCHES
from stories.document import Shown, write_document
from tests.flows.laws import assert_gone
from tests.flows.world import MOST, Told, World, details, refusable, who

FAR = ("draft", "waiting", "reading", "offered", "approved", "published", "suspended")
STORY = {
    "choice": st.sampled_from(Choice.values),
    "perspective": st.sampled_from(["me", "close"]),
    "contact": st.booleans(),
    "far": st.sampled_from(FAR),
}


class Author(World):
    """Everything behind a code, and behind the second one."""

    @initialize(**STORY)
    def tell_first(self, **story: Any) -> None:
        """Where nobody told anything there is nothing to get wrong."""
        self._tell(**story)

    @precondition(lambda self: len(self.told) < MOST)
    @rule(**STORY)
    def tell(self, **story: Any) -> None:
        self._tell(**story)

    def _tell(self, choice: str, perspective: str, contact: bool, far: str) -> None:
        self.count += 1
        word = f"zqx{self.count}wv"
        if far in FAR[3:] and choice != Choice.EXACT:
            choice = Choice.SEE.value
        answers = {
            "perspective": perspective,
            "agreement": "yes" if perspective == "close" else "",
            "title": f"title{word}",
            "happened": f"They tied me down {word} for hours.",
            "wish": f"wish{word}",
            "choice": choice,
            "name": f"pen{word}",
            "country": "EE",
            "region": f"region{word} vale{word}",
            "setting": "hospital-ward",
            "years": [1994, 1996],
            "topics": {"coercion": [], "alternative": []},
            "not_read_by": {"organisations": [f"trust{word}"]},
            "contact": f"mail{word}@example.org" if contact else "",
        }
        submission = begin(language="en")
        keep(submission_id=submission.id, answers=answers, today=self.today)
        code = show_code(submission_id=submission.id, now=self.now)
        told = Told(submission.id, submission.reference, code, [word])
        self.told.append(told)
        self._bring(told, far)

    def _bring(self, told: Told, far: str) -> None:
        """Along the usual way, as far as this, so that what lies behind is reached often."""
        place = len(self.told) - 1
        if far != "draft":
            self.send(who=place)
        if far == "reading":
            self.read(who=place, by="one")
        if far in FAR[3:]:
            for by in ("one", "two"):
                self.offer(who=place, by=by)
        if far in FAR[4:]:
            self.approve(who=place, shown={"name", "country", "years"}, alone=True)
        if far in FAR[5:]:
            publish_due(today=self.today, everything=True)
        if far == "suspended":
            self.off_and_on(who=place, by="one", verb="suspend")

    @precondition(World.has_one)
    @rule(who=who)
    @refusable
    def send(self, told: Told) -> None:
        send(submission_id=told.id, language="en", now=self.now)

    @precondition(World.has_one)
    @rule(who=who, shown=details, alone=st.booleans())
    @refusable
    def approve(self, told: Told, shown: set[str], alone: bool) -> None:
        submission, safe = self.open(told)
        content = latest_content(submission, safe)
        document = write_document(submission.reference, content, Shown.of(shown))
        approve(
            submission_id=told.id,
            shown=shown,
            seen_hash=digest(document),
            language="en",
            today=self.today,
            pace={"extra_days": 0, "alone": alone},
        )

    @precondition(World.has_one)
    @rule(who=who, shown=details)
    @refusable
    def show_less(self, told: Told, shown: set[str]) -> None:
        show_less(submission_id=told.id, shown=shown, language="en", today=self.today)

    @precondition(World.has_one)
    @rule(who=who, name=st.booleans())
    @refusable
    def rewrite(self, told: Told, name: bool) -> None:
        self.count += 1
        told.needles.append(f"zqy{self.count}wv")
        texts = {"happened": f"Said otherwise {told.needles[-1]}."}
        if name:
            texts["name"] = f"other{told.needles[-1]}"
        rewrite(submission_id=told.id, texts=texts, today=self.today)

    @precondition(World.has_one)
    @rule(who=who)
    @refusable
    def ask_change(self, told: Told) -> None:
        told.needles.append(f"zqm{self.count}wv")
        ask_change(submission_id=told.id, body=told.needles[-1], today=self.today)

    @precondition(World.has_one)
    @rule(who=who, choice=st.sampled_from(Choice.values))
    @refusable
    def choose(self, told: Told, choice: str) -> None:
        choose(submission_id=told.id, choice=Choice(choice), language="en", today=self.today)

    @precondition(World.has_one)
    @rule(who=who, verb=st.sampled_from([take_back_yes, look_again]))
    @refusable
    def reconsider(self, told: Told, verb: Callable[..., Any]) -> None:
        verb(submission_id=told.id, language="en", today=self.today)

    @precondition(World.has_one)
    @rule(who=who, purpose=st.sampled_from(SWITCHES), on=st.booleans())
    @refusable
    def switch(self, told: Told, purpose: Any, on: bool) -> None:
        switch(submission_id=told.id, purpose=purpose, on=on, language="en", today=self.today)

    @precondition(World.has_one)
    @rule(who=who, years=st.sampled_from([None, *ASK_AGAIN_YEARS]))
    @refusable
    def ask_again(self, told: Told, years: int | None) -> None:
        ask_again(submission_id=told.id, years=years, language="en", today=self.today)

    @precondition(World.has_one)
    @rule(who=who)
    @refusable
    def note(self, told: Told) -> None:
        add_notes(submission_id=told.id, notes=["restraint"], today=self.today)

    @precondition(World.has_one)
    @rule(who=who)
    @refusable
    def take_off(self, told: Told) -> None:
        take_off(submission_id=told.id, language="en", today=self.today)

    @precondition(World.has_one)
    @rule(who=who, verb=st.sampled_from([show_again, renew]))
    @refusable
    def show_on(self, told: Told, verb: Callable[..., Any]) -> None:
        language = {"language": "en"} if verb is renew else {}
        verb(submission_id=told.id, today=self.today, **language)

    @precondition(World.has_one)
    @rule(who=who, keeps=st.booleans())
    @refusable
    def second_code(self, told: Told, keeps: bool) -> None:
        """Made, tried at the door, used; it never opens the story itself."""
        make_second_code(submission_id=told.id, now=self.now)
        code = show_second_code(submission_id=told.id, now=self.now)
        assert find_any(typed=code) != find_any(typed=told.code)
        if keeps:
            take_down(submission_id=told.id, language="en", today=self.today)
        else:
            switch_off_second_code(submission_id=told.id, today=self.today)

    @precondition(World.has_one)
    @rule(who=who)
    def go_all_the_way_back(self, who: int) -> None:
        """Off the page with the second code, and onto it again: as far as nobody says no."""
        self.second_code(who=who, keeps=True)
        self.reconsider(who=who, verb=look_again)
        self.approve(who=who, shown=set(), alone=True)
        publish_due(today=self.today, everything=True)

    @precondition(World.has_one)
    @rule(who=who)
    @refusable
    def withdraw(self, told: Told) -> None:
        published = AuditEvent.objects.filter(subject=told.id, verb=Verb.PUBLISHED).exists()
        withdraw(submission_id=told.id, today=self.today)
        told.withdrawn = True
        assert_gone(told.id, told.reference, was_public=published)
