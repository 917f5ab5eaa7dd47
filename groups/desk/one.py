"""The page of one entry: both versions, what was said to each other, and what one can do."""

from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from groups.actions.check import waits
from groups.claims import newest
from groups.desk.addresses import address
from groups.desk.permissions import EditorRequired
from groups.desk.remark_form import RemarkForm
from groups.desk.rooms import LISTINGS, Rooms
from groups.desk.says import said_by
from groups.models import Group, Suggestion


class Room(EditorRequired, WagtailAdminTemplateMixin, TemplateView):  # type: ignore[misc]
    """A page about one entry. One that is gone leads back to the list."""

    rooms: Rooms = LISTINGS
    header_icon = "group"
    page_title: Any = ""
    here: str = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Removed this moment, it is simply gone."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except Group.DoesNotExist:
            messages.info(request, str(self.rooms.words.gone))
            return redirect(self.rooms.url("list"))

    @cached_property
    def group(self) -> Group:
        """The row, as readers see it. Raises Group.DoesNotExist."""
        rows = self.rooms.rows().select_related("standing", "latest_revision__user", "logo")
        return rows.get(pk=self.kwargs["pk"])

    @cached_property
    def newest(self) -> Group:
        """As it was left last, public or not."""
        return newest(self.group)

    @property
    def one_url(self) -> str:
        """Its page."""
        return address(self.group)

    def url(self, name: str, *more: Any) -> str:
        """Another room of this entry."""
        return address(self.group, name, *more)

    def get_page_title(self) -> str:
        """The name, or what is done here."""
        return str(self.page_title or self.newest.name or self.rooms.words.unnamed)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, list, this entry, here."""
        here = [] if not self.page_title else [{"url": self.one_url, "label": self.newest.name}]
        return [
            *self.breadcrumbs_items,
            {"url": self.rooms.url("list"), "label": self.rooms.words.title},
            *here,
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the ways to the other rooms."""
        return super().get_context_data(**kwargs) | {
            "group": self.group,
            "newest": self.newest,
            "one_url": self.one_url,
            "rooms": self.rooms,
        }


class OneListing(Room):
    """Everything about it on one page, what waits for a yes at the top."""

    template_name = "groups/admin/one.html"

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """The ways on."""
        buttons = [
            HeaderButton(_("Edit"), url=self.url("edit"), icon_name="edit"),
            HeaderButton(_("Contact and standing"), url=self.url("reach"), icon_name="mail"),
            HeaderButton(_("History"), url=self.url("history"), icon_name="history"),
        ]
        if self.group.live:
            url = self.group.get_absolute_url()
            buttons.append(HeaderButton(_("Public page"), url=url, icon_name="globe"))
        return buttons

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Versions, remarks, hints, forms."""
        group = self.group
        waiting, task = waits(group), group.current_workflow_task_state
        context = super().get_context_data(**kwargs)
        context.setdefault("send_back_form", send_back_form())
        context.setdefault("remark_form", RemarkForm(auto_id="remark_%s"))
        return context | {
            "waiting": waiting,
            "sent": sent_by(group) if task else "",
            "can_send_back": task is not None,
            "changes": self.changes() if waiting and group.live else [],
            "said": said_by(self.newest, self.rooms.columns, self.rooms.labels),
            "hints": self.rooms.hints_for(self.newest),
            "states": self.rooms.states_of([group])[group.pk],
            **self.rooms.beside(group),
            "facts": facts_of(group),
            "remarks": group.remarks.select_related("author"),
            "stewards": group.stewards.count(),
            "told": Suggestion.objects.open().filter(group=group),
            "preview_url": self.preview_url() if waiting else "",
            "source": source_of(self.newest),
        }

    def changes(self) -> list[Any]:
        """What differs between the public version and the newest, as Wagtail lays it out."""
        panel = self.rooms.edit_handler.bind_to_model(type(self.group))
        bound = panel.get_bound_panel(instance=self.group, request=self.request, form=None)
        laid = [compare(self.group, self.newest) for compare in bound.get_comparison()]
        return [one for one in laid if one.has_changed()]

    def preview_url(self) -> str:
        """The newest version as the public would see it."""
        group = self.group
        return self.url("revisions_view", group.latest_revision_id)


def send_back_form(data: Any = None) -> RemarkForm:
    """What is missing, in words."""
    return RemarkForm(
        data,
        auto_id="back_%s",
        label=_("What is missing, or what should be said in another way"),
        need=_("Please say what is missing. Nothing was sent."),
    )


def sent_by(group: Group) -> str:
    """Who sent what waits, and when."""
    state = group.current_workflow_state
    task = group.current_workflow_task_state
    if state is None or task is None:
        return ""
    return _("Sent by %(who)s on %(day)s.") % {
        "who": state.requested_by or gettext_lazy("somebody who is not here any more"),
        "day": date_format(timezone.localdate(task.started_at), "DATE_FORMAT"),
    }


def facts_of(group: Group) -> list[dict[str, Any]]:
    """How it stands, in words."""
    standing = getattr(group, "standing", None)
    days = [(_("Added on"), group.added_on)]
    if standing:
        days += [
            (_("Last confirmed on"), standing.confirmed_on),
            (_("Rests since"), standing.paused_on),
            (_("Rests until"), standing.paused_until),
            (_("Closed on"), standing.closed_on),
            (_("“Who decides” contested since"), standing.contested_on),
            (_("Reminded on"), standing.reminded_on),
            (_("Mail refused on"), standing.mail_failed_on),
        ]
    facts = [{"term": term, "value": date_format(day, "DATE_FORMAT")} for term, day in days if day]
    if standing and standing.confirmed_on:
        facts.append({"term": _("Confirmed by"), "value": standing.get_confirmed_by_display()})
    return facts


def source_of(group: Group) -> dict[str, str]:
    """Where an office’s task stands: an address that one may follow."""
    if not group.is_office or urlsplit(group.source_url).scheme not in ("http", "https"):
        return {}
    return {"url": group.source_url}
