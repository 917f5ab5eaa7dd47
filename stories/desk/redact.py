"""Redact beside the original, section by section. Two moderators never overwrite each other."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property

from community.lib.canonical import tidy
from community.models.merged_topic import now_called
from stories.actions.held import Held, hold
from stories.actions.redact import redact_held
from stories.actions.refusals import MayNotRead, NotNow, Overtaken
from stories.comparison import compare, differs
from stories.desk import labels
from stories.desk.base import StrictPage, refusal_text
from stories.desk.checklist import checklist_of
from stories.desk.decide import KEPT
from stories.desk.found import found_in
from stories.desk.merging import Merged, Ticked, begun_with, merge
from stories.desk.news import has_news
from stories.desk.own_words import own_words
from stories.desk.permissions import is_lead
from stories.desk.redact_form import RedactForm, rows_for, why
from stories.desk.replacing import Press, pressed, replaced, typed_again
from stories.desk.sections import SECTIONS, Both, both_of, heading, with_texts
from stories.desk.topics import tree_of
from stories.desk.trail import last_of_others
from stories.identifying.own import OwnWords
from stories.identifying.rules import has_rules
from stories.vault.models import Flag, State
from stories.vault.models.submission import ON_THE_DESK


class RedactView(StrictPage):
    """The original on one side, what others would read on the other."""

    template_name = "stories/desk/redact.html"
    held: Held
    merged: Merged | None = None
    # What was typed, when the page comes back without being kept.
    again: dict[str, Any] | None = None
    just_replaced = ""
    refused: RedactForm | None = None
    press: Press | None = None

    @cached_property
    def both(self) -> Both:
        """The author's text and the newest version."""
        return both_of(self.submission, self.safe, self.versions)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """A version is kept over the row that was read for it, held from the first look on.

        The page comes back once the row is free: to look for what identifies takes a while.
        """
        if answer := self.opened_again(request):
            return answer
        with transaction.atomic():
            self.take_hold()
            answer = self.shut() or self.act(request)
        if answer:
            return answer
        if self.press:
            self.replace(self.press)
        return self.render_to_response(self.get_context_data(form=self.refused))

    def take_hold(self) -> None:
        """Lock the row. Raises Submission.DoesNotExist."""
        rows = self.rows().annotate(author_wrote=has_news())
        self.held = hold(rows, self.request.user)
        self.submission, self.versions = self.held.submission, self.held.versions

    def act(self, request: HttpRequest) -> HttpResponseBase | None:  # type: ignore[override]
        """Keep a version and go on; nothing where everything is given back."""
        if request.POST.get("edition") != str(self.submission.edition):
            self.somebody_was_faster(request)
            return None
        self.press = pressed(request.POST, self.both)
        if self.press:
            return None
        form = self.form(request.POST)
        if form.is_valid():
            try:
                self.keep(form)
            except Overtaken:
                self.somebody_was_faster(request)
                return None
            except MayNotRead as refusal:
                messages.error(request, refusal_text(refusal))
                return redirect(self.case_url)
            except NotNow as refusal:
                form.add_error(None, refusal_text(refusal))
            else:
                return redirect(f"{self.url('decide')}?{KEPT}=1")
        self.refused = form
        return None

    def replace(self, press: Press) -> None:
        """Put one find's replacement into what was typed. Nothing is kept."""
        self.again = typed_again(self.request.POST, self.both)
        language = self.submission.language
        times = replaced(self.again, press, language=language, own=self.own)
        self.just_replaced = press.section if times else ""

    @cached_property
    def own(self) -> OwnWords:
        """The words that moderators added for the story's language."""
        return own_words(self.submission.language)

    def form(self, data: Any = None) -> RedactForm:
        """The form over the newest version."""
        may_unflag, flags = is_lead(self.request.user), self.submission.flags
        initial = self.again or (self.merged.initial if self.merged else self.initial())
        return RedactForm(data, initial=initial, both=self.both, may_unflag=may_unflag, flags=flags)

    def initial(self) -> dict[str, Any]:
        """The newest version, and what the form must remember of it."""
        both, flags = self.both, self.submission.flags
        initial: dict[str, Any] = {
            "edition": self.submission.edition,
            "version": both.version.number if both.version else 0,
            "flags_before": " ".join(flags),
            "coercion": now_called(both.current.coercion),
            "alternative": now_called(both.current.alternative),
            "notes": both.current.notes,
            "left_out": both.left_out(),
            "flags": flags,
        }
        for name in both.sections():
            initial |= {
                name: getattr(both.current, name),
                why(name): both.reasons.get(name, []),
            }
        return initial

    def somebody_was_faster(self, request: HttpRequest) -> None:
        """Their version, with what only this person changed, and the rest of it beside."""
        # Asked for anew: what came with the lock may be from before it.
        self.versions = list(self.submission.versions.order_by("-number"))
        self.both = both_of(self.submission, self.safe, self.versions)
        begun = begun_with(self.submission, self.safe, self.both, request.POST)
        self.merged = merge(request.POST, begun, self.both, self.initial())

    def keep(self, form: RedactForm) -> None:
        """Seal the version. Raises Overtaken, NotNow, MayNotRead."""
        values = form.cleaned_data
        content = with_texts(self.both, form.texts(), values["left_out"])
        lists = {name: tuple(values[name]) for name in ("coercion", "alternative", "notes")}
        redact_held(
            self.held,
            self.safe,
            moderator=self.request.user,
            content=type(content).from_dict(content.to_dict() | lists),
            reasons=form.reasons(),
            flags=[*values["flags"], *self.fixed_flags(form)],
            edition=values["edition"],
            today=timezone.now().date(),
        )

    def fixed_flags(self, form: RedactForm) -> list[str]:
        """Flags on the story that this person may not take off."""
        offered = {value for value, _label in form.fields["flags"].choices}  # type: ignore[attr-defined]
        return [flag for flag in self.submission.flags if flag not in offered]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Both sides by section, and theirs where somebody was faster."""
        form = kwargs.pop("form", None) or self.form()
        return super().get_context_data(**kwargs) | {
            "form": form,
            "checklist": checklist_of(self.both.original),
            "rows": [self.row(form, name) for name in self.both.sections()],
            "coercion": tree_of(form, "coercion"),
            "alternative": tree_of(form, "alternative"),
            "overtaken": self.merged is not None,
            "last": last_of_others(self.submission.id, self.request.user) if self.merged else None,
            "ticked": [named(form, found) for found in self.merged.ticked] if self.merged else [],
            "left_behind": self.left_behind(),
            "on_the_desk": self.submission.state in (*ON_THE_DESK, State.ASKED),
            "labels": labels.labels_of(self.submission),
            "risk_is_set": Flag.RISK in self.submission.flags,
            "all_is_looked_for": has_rules(self.submission.language),
            "just_replaced": self.just_replaced,
        }

    def row(self, form: RedactForm, name: str) -> dict[str, Any]:
        """One section: the original, the field, its reasons, and what somebody else made of it."""
        now, reasons = getattr(self.both.current, name), form[why(name)]
        original, language = getattr(self.both.original, name), self.submission.language
        theirs = found_in(original, language, self.own)
        typed = tidy(str(form[name].value() or ""))
        found = theirs if typed == original else found_in(typed, language, self.own)
        return {
            "marked": theirs.marked(),
            "found": found.rows(),
            "found_marked": found.marked() if found.hits else [],
            "name": name,
            "heading": heading(name, self.both.original.perspective),
            "original": original,
            "field": form[name],
            "why": reasons,
            "open": bool(reasons.value() or form[name].errors or reasons.errors),
            "typed": [beside(text, now) for text in self.typed_beside(name)],
            "taken_over": self.merged is not None and name in self.merged.taken_over,
        }

    def typed_beside(self, name: str) -> list[str]:
        """What this person typed and the field does not hold, also from an earlier round."""
        earlier = [tidy(text) for text in self.request.POST.getlist(f"{name}_mine")]
        newest = [self.merged.beside[name]] if self.merged and name in self.merged.beside else []
        return list(dict.fromkeys(newest + earlier))

    def left_behind(self) -> list[dict[str, Any]]:
        """What was typed for a section that the author has taken out meanwhile."""
        return [
            {
                "name": name,
                "heading": heading(name, self.both.original.perspective),
                "typed": [beside(text, "") for text in texts],
            }
            for name in SECTIONS
            if name not in self.both.sections() and (texts := self.typed_beside(name))
        ]


def beside(text: str, now: str) -> dict[str, Any]:
    """A text to copy from, and how it differs from what stands there now."""
    parts = compare(text, now)
    return {"text": text, "rows": rows_for(text), "parts": parts if now and differs(parts) else []}


def named(form: RedactForm, found: Ticked) -> dict[str, Any]:
    """Ticks in which the two differ, in words."""
    bound = form[found.name]
    labels_by = {str(slug): str(label) for slug, label in bound.field.choices}  # type: ignore[attr-defined]

    def words(slugs: list[str]) -> str:
        return ", ".join(labels_by.get(slug, slug) for slug in slugs)

    return {
        "label": bound.label,
        "added": words(found.added),
        "theirs": words(found.theirs),
        "gone": words(found.gone),
    }
