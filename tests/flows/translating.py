"""Stories in other languages, in any order: written, checked, answered, taken down."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from community.lib.canonical import digest
from stories.actions.refusals import NotNow
from stories.actions.switch import switch
from stories.actions.translating.agree import (
    agree_to_translation,
    say_whether_read,
    wish_for_translation,
)
from stories.actions.translating.check import confirm_translation, send_translation_back
from stories.actions.translating.draft import draft_translation
from stories.actions.translating.leave import take_down_translation
from stories.actions.translating.publish import publish_translations_due
from stories.actions.translating.wording import translated_document
from stories.consent import Purpose
from stories.models import Story
from stories.translated import texts_of
from stories.vault.models import Translation
from tests.flows.world import Told, World, moderators, refusable, who
from tests.stories.telling import a_moderator

languages = st.sampled_from(["de", "fr"])
FAR = ("written", "checked", "approved", "public", "refused")
HALF = (("fr", "public"), ("de", "written"), ("it", "refused"))
OTHER_HALF = (("fr", "checked"), ("de", "approved"))


class Translating(World):
    """What moderators and authors do with translations."""

    def _bring(self, told: Told, far: str) -> None:
        """The first story that is public from the beginning has some, each at another stage."""
        super()._bring(told, far)  # type: ignore[misc]
        if far == "published" and not Translation.objects.exists():
            place, reads = len(self.told) - 1, self.open(told)[0].contact is not None
            for translated, far in HALF if reads else OTHER_HALF:
                self.bring_translation(who=place, translated=translated, far=far, reads=reads)

    @precondition(World.has_one)
    @rule(who=who, translated=languages, far=st.sampled_from(FAR), reads=st.booleans())
    def bring_translation(self, who: int, translated: str, far: str, reads: bool) -> None:
        """Along the usual way, as far as this and as nobody says no."""
        self.let_translate(who=who)
        self.translate(who=who, by="one", translated=translated, done=True)
        if far in FAR[1:]:
            self.check_translation(who=who, by="two", translated=translated, right=True)
        if far in FAR[2:4]:
            if reads:
                self.agree_to_translation(who=who, translated=translated)
            else:
                self.say_whether_read(who=who, translated=translated, reads=False)
        if far == FAR[3]:
            publish_translations_due(today=self.today, everything=True)
        if far == FAR[4]:
            self.take_translation_down(who=who, translated=translated, by=None)

    @precondition(World.has_one)
    @rule(who=who)
    @refusable
    def let_translate(self, told: Told) -> None:
        purpose = Purpose.TRANSLATE
        switch(submission_id=told.id, purpose=purpose, on=True, language="en", today=self.today)

    @precondition(World.has_one)
    @rule(who=who, by=moderators, translated=languages, done=st.booleans())
    @refusable
    def translate(self, told: Told, by: str, translated: str, done: bool) -> None:
        story = self._page(told)
        self.count += 1
        told.needles.append(f"zqt{self.count}wv")
        texts = {name: f"{name} {told.needles[-1]}" for name in texts_of(story.document)}
        found = Translation.objects.filter(submission_id=told.id, language=translated).first()
        draft_translation(
            submission_id=told.id,
            moderator=a_moderator(by),
            translated=translated,
            texts=texts,
            edition=found.edition if found else 0,
            done=done,
            today=self.today,
        )

    @precondition(World.has_one)
    @rule(who=who, by=moderators, translated=languages, right=st.booleans())
    @refusable
    def check_translation(self, told: Told, by: str, translated: str, right: bool) -> None:
        at = {
            "submission_id": told.id,
            "moderator": a_moderator(by),
            "translated": translated,
            "edition": self._begun(told, translated).edition,
            "today": self.today,
        }
        if right:
            confirm_translation(**at)
            return
        told.needles.append(f"zqu{self.count}wv")
        send_translation_back(**at, remark=told.needles[-1])

    @precondition(World.has_one)
    @rule(who=who, translated=languages, reads=st.booleans())
    @refusable
    def say_whether_read(self, told: Told, translated: str, reads: bool) -> None:
        say_whether_read(
            submission_id=told.id,
            translated=translated,
            reads=reads,
            language="en",
            today=self.today,
        )

    @precondition(World.has_one)
    @rule(who=who, translated=languages)
    @refusable
    def agree_to_translation(self, told: Told, translated: str) -> None:
        translation, safe = self._begun(told, translated), self.open(told)[1]
        page = self._page(told).document
        document = translated_document(translation, safe, page, author_read=True)
        agree_to_translation(
            submission_id=told.id,
            translated=translated,
            seen_hash=digest(document),
            language="en",
            today=self.today,
        )

    @precondition(World.has_one)
    @rule(who=who, translated=languages)
    @refusable
    def wish_for_translation(self, told: Told, translated: str) -> None:
        told.needles.append(f"zqv{self.count}wv")
        body = told.needles[-1]
        wish_for_translation(
            submission_id=told.id, translated=translated, body=body, today=self.today
        )

    @precondition(World.has_one)
    @rule(who=who, translated=languages, by=st.one_of(st.none(), moderators))
    @refusable
    def take_translation_down(self, told: Told, translated: str, by: str | None) -> None:
        take_down_translation(
            submission_id=told.id,
            translated=translated,
            today=self.today,
            moderator=a_moderator(by) if by else None,
        )

    @rule(everything=st.booleans())
    def publish_translations(self, everything: bool) -> None:
        publish_translations_due(today=self.today, everything=everything)

    def _page(self, told: Told) -> Story:
        story = Story.objects.filter(reference=told.reference).first()
        if story is None:
            raise NotNow
        return story

    def _begun(self, told: Told, translated: str) -> Any:
        found = Translation.objects.filter(submission_id=told.id, language=translated).first()
        if found is None:
            raise NotNow
        return found
