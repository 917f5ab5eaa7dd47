"""The forms in which an editor begins and changes an entry. What is public is decided elsewhere."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.snippets.action_menu import ActionMenuItem, SaveMenuItem, SnippetActionMenu
from wagtail.snippets.views.snippets import CreateView, EditView

from groups.actions.enter import enter_group
from groups.desk.addresses import address
from groups.desk.permissions import EditorRequired
from groups.desk.rooms import LISTINGS, Rooms
from groups.desk.told.prefill import prefilled
from groups.models import Group

SAVE_AND_CHECK = "check"


class SaveAndCheck(ActionMenuItem):  # type: ignore[misc]
    """One press to the page where both versions stand and one says yes."""

    name = f"action-{SAVE_AND_CHECK}"
    label = gettext_lazy("Save, and look at it before it is public")
    icon_name = "check"


class OurActions(SnippetActionMenu):  # type: ignore[misc]
    """Two ways to save; one is Wagtail's “Save draft”.

    Nothing is published, sent, cancelled or scheduled from a form.
    """

    def __init__(self, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(request, **kwargs)
        self.default_item = SaveAndCheck(order=0)
        self.menu_items = [SaveMenuItem(order=10)]


class OurForm(EditorRequired):
    """What both forms share."""

    rooms: Rooms = LISTINGS

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Nothing is saved while somebody types: half a version would wait for a yes."""
        super().setup(request, *args, **kwargs)  # type: ignore[misc]
        self.autosave_enabled = False

    def get_available_actions(self) -> list[str]:
        """Wagtail's own ways to publish are not there."""
        own = "create" if self.view_name == "create" else "edit"  # type: ignore[attr-defined]
        return [own, SAVE_AND_CHECK]

    def get_editing_sessions(self) -> None:
        """Who else is here is asked by script, of rooms that are shut for directory editors."""

    def _get_action_menu(self) -> OurActions:
        asked = {"view": self.view_name, "model": self.model}  # type: ignore[attr-defined]
        if self.view_name != "create":  # type: ignore[attr-defined]
            asked["instance"] = self.object  # type: ignore[attr-defined]
        return OurActions(self.request, **asked)  # type: ignore[attr-defined]

    def get_success_url(self) -> str:
        """To its page, or back to the form."""
        where = "one" if self.action == SAVE_AND_CHECK else "edit"  # type: ignore[attr-defined]
        return address(self.object, where)  # type: ignore[attr-defined]

    def get_success_message(self, instance: Any = None) -> str:
        """That it is kept, and not public."""
        return _("It is saved. The public reads it once you have said yes to it.")

    def get_success_buttons(self) -> list[Any]:
        """None: one is where one goes on."""
        return []


class BeginView(OurForm, CreateView):  # type: ignore[misc]
    """A new entry: an office, or a group that somebody suggested."""

    def get_page_title(self) -> str:
        """What is begun."""
        return str(self.rooms.words.new)

    def get_initial(self) -> dict[str, Any]:
        """What a visitor suggested, if the editor comes from there."""
        initial: dict[str, Any] = super().get_initial()
        return initial | prefilled(self.request.GET.get("told", ""))

    def save_instance(self) -> Group:
        """With its standing, and a line in the trail."""
        self.form.keep_picture()
        group: Group = super().save_instance()
        enter_group(group=group, editor=self.request.user)
        return group


class ChangeView(OurForm, EditView):  # type: ignore[misc]
    """What an entry says."""

    def is_valid(self, form: Any) -> bool:
        """Nobody writes over what somebody else saved meanwhile without seeing that they did."""
        if self.is_out_of_date:
            self.produced_error_code = "overtaken"
            self.produced_error_message = _(
                "Somebody else saved this listing meanwhile. What you wrote is still here. Please "
                "look at their version in another window; saving again then replaces it."
            )
            form.is_valid()
            return False
        return bool(super().is_valid(form))

    def save_instance(self) -> Group:
        """With a new picture, if there is one."""
        self.form.keep_picture()
        group: Group = super().save_instance()
        return group
