"""One story without its words: where it stands, what was done, and the question why."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from community.models import AuditEvent, Verb
from stories.actions.refusals import MayNotRead
from stories.actions.second_look import look_by
from stories.actions.stand_still import stands_still
from stories.actions.suspend import may_not_judge
from stories.actions.unflag import asked_off
from stories.choices import OpeningReason, SuspendReason
from stories.desk import labels
from stories.desk.base import OneStory, refusal_text
from stories.desk.opening import open_with_reason, opening_reasons
from stories.desk.permissions import is_lead, moderators
from stories.desk.targets import lapses_on
from stories.desk.trail import held_since, lines_of
from stories.desk.unpublish import MAY_BE_TAKEN_OFF
from stories.desk.yeses import has_first_yes
from stories.vault.models import Flag, State
from stories.vault.models.submission import ON_THE_DESK, TWO_MODERATORS


class CaseView(OneStory, WagtailAdminTemplateMixin):  # type: ignore[misc]
    """Clear columns, the audit trail, and one tap to open."""

    template_name = "stories/desk/case.html"
    header_icon = "doc-full"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Write the reason down, then show the words."""
        reason = request.POST.get("reason", "")
        if reason not in OpeningReason.values:
            messages.error(request, _("Please choose why you are opening this story."))
            return redirect(self.case_url)
        try:
            reference = self.kwargs["reference"]
            self.submission = open_with_reason(request, reference, OpeningReason(reason))
        except MayNotRead as refusal:
            messages.error(request, refusal_text(refusal))
            return redirect(self.case_url)
        after = "messages" if reason == OpeningReason.AUTHOR_WROTE else "read"
        return redirect(self.url(after))

    def get_page_title(self) -> str:
        """The random reference and nothing else."""
        return _("Story %(reference)s") % {"reference": self.submission.reference}

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, queue, here."""
        return [
            *self.breadcrumbs_items,
            {"url": self.url_of_queue, "label": _("Stories")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is known without opening."""
        submission, user = self.submission, self.request.user
        holds = submission.holder_id == user.pk
        until = lapses_on(submission) if holds else None
        going_on = holds and self.was_opened()
        stepped_back = self.stepped_back
        return super().get_context_data(**kwargs) | {
            "facts": self.facts(),
            "lines": lines_of(submission.id),
            "reasons": [] if stepped_back else opening_reasons(going_on=going_on),
            "stepped_back": stepped_back,
            "gate_open": self.gate_is_open,
            "holds": holds,
            "until": until if until and until >= timezone.now().date() else None,
            "may_take": not submission.holder_id
            and not stepped_back
            and submission.state in ON_THE_DESK,
            "others": moderators().exclude(pk=user.pk),
            "for_the_lead": Flag.RISK in submission.flags,
            "may_flag": not stepped_back and self.may_flag(),
            "stands_still": not stepped_back and stands_still(submission),
            "standing_flags": [] if stepped_back else self.standing_flags(),
            **self.public_side(stepped_back),
        }

    def may_flag(self) -> bool:
        """The flag for the lead is set by anybody, and taken off by the lead."""
        return Flag.RISK not in self.submission.flags or is_lead(self.request.user)

    def was_opened(self) -> bool:
        """Whether this person has opened it before: what was only taken waits for a first look."""
        opened = AuditEvent.objects.filter(subject=self.submission.id, verb=Verb.OPENED)
        return opened.filter(actor=self.request.user).exists()

    def standing_flags(self) -> list[dict[str, Any]]:
        """Flags that only two people together take off, and who has asked for it."""
        if not self.submission.needs_two:
            return []
        asked = asked_off(submission_id=self.submission.id)
        found = []
        for flag in Flag:
            if flag in TWO_MODERATORS and flag in self.submission.flags:
                by = asked[flag].actor if flag in asked else None
                mine = by is not None and by.pk == self.request.user.pk
                found.append({"flag": flag.value, "label": flag.label, "by": by, "mine": mine})
        return found

    def facts(self) -> list[dict[str, str]]:
        """The clear columns in words."""
        submission = self.submission
        found = [
            (_("State"), self.state()),
            (_("Target"), labels.due_of(submission, second=self.look_by is not None)),
            (_("Here for"), labels.days_here(submission)),
            (_("Language"), labels.language_of(submission)),
            (_("Needs more care"), labels.flags_of(submission)),
            (_("Held by"), self.held() or _("nobody")),
            (_("It mentions"), labels.labels_of(submission)),
        ]
        return [{"term": term, "value": value} for term, value in found if value]

    def state(self) -> str:
        """Where it stands, and whether a yes is missing."""
        yes, still = has_first_yes(self.submission), stands_still(self.submission)
        return labels.state_of(self.submission, yes=yes, still=still)

    def held(self) -> str:
        """Who has it and since when."""
        name, since = labels.holder_of(self.submission), held_since(self.submission)
        if not name or since is None:
            return name
        day, until = date_format(since, "DATE_FORMAT"), lapses_on(self.submission)
        if until is None or until < timezone.now().date():
            return _("%(name)s, since %(day)s") % {"name": name, "day": day}
        return _("%(name)s, since %(day)s; until %(until)s, or longer if they open it again") % {
            "name": name,
            "day": day,
            "until": date_format(until, "DATE_FORMAT"),
        }

    @cached_property
    def look_by(self) -> date | None:
        """The day until which another person looks at what one took out of sight alone."""
        return look_by(self.submission)

    def public_side(self, stepped_back: bool) -> dict[str, Any]:
        """What can be done about the page that the public reads."""
        submission = self.submission
        suspended = submission.state == State.SUSPENDED
        left_to_others = stepped_back or may_not_judge(submission, self.request.user)
        by = self.look_by
        return {
            "published": submission.state == State.PUBLISHED and not stepped_back,
            "suspended": suspended,
            "taken_off": submission.state == State.UNPUBLISHED and by is not None,
            "left_to_others": left_to_others,
            "may_restore": suspended and not left_to_others,
            "look_by": by,
            "look_is_late": by is not None and by < timezone.now().date(),
            "may_unpublish": submission.state in MAY_BE_TAKEN_OFF and not left_to_others,
            "suspend_reasons": SuspendReason,
        }
