"""Pages that somebody sent in, and that wait for this person's yes."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import TaskState, TaskStateManager

from home.needs.need import Need, Source
from home.needs.sources.pages import edit_url, may_write


def find(user: Any | None, today: date) -> Iterator[Need]:
    """One for each task. Wagtail says who may settle which."""
    for state in _states(user):
        page = state.revision.content_object if state.revision else None
        if page is None:
            continue
        says = _("It was sent in and waits for: %(task)s.") % {"task": state.task.name}
        yield Need(
            key=f"workflow:{state.pk}",
            what=str(page.get_admin_display_title()),
            why=says,
            url=edit_url(page),
            since=state.started_at.date(),
            language=page.locale.language_code,
        )


def _states(user: Any | None) -> Any:
    manager: TaskStateManager = TaskState.objects
    found = manager.all() if user is None else manager.reviewable_by(user)
    waiting = found.filter(status=TaskState.STATUS_IN_PROGRESS).distinct()
    return waiting.select_related("task", "revision").order_by("started_at")


WORKFLOW: Final = Source(
    "workflow", gettext_lazy("Sent in, and waiting for a yes"), may_write, find
)
