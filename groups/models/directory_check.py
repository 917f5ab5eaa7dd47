"""The step of Wagtail's workflow at which an entry waits for a directory editor."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState


class DirectoryCheckTask(AbstractGroupApprovalTask):
    """As Wagtail's approval by a group, without its buttons, lists and letters.

    One says yes on the entry's own page, where both versions and the remarks stand
    (`groups.actions.check`): a yes from a list would publish what nobody has read.
    """

    class Meta:
        verbose_name = _("check by directory editors")
        verbose_name_plural = _("checks by directory editors")

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        """None of Wagtail's own."""
        return []

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet[TaskState]:
        """None: the panel of the directory says what waits."""
        none: QuerySet[TaskState] = TaskState.objects.none()
        return none

    @classmethod
    def get_description(cls) -> Any:
        """For operators who look at workflows."""
        return _("Directory editors look at a listing before it is public")
