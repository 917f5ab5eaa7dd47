"""What the house says, in one place of the menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSetGroup

from community.panels.helplines import HelplineViewSet
from community.panels.topics import AlternativeViewSet, CoercionViewSet
from community.panels.words import WordsViewSet


class HouseWords(ViewSetGroup):  # type: ignore[misc]
    """Words, help lines and topics. Each is shown to whoever may change it."""

    menu_label = _("What we say")
    menu_icon = "openquote"
    menu_order = 300
    items = (WordsViewSet, HelplineViewSet, CoercionViewSet, AlternativeViewSet)
