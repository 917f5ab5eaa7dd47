"""The list of words that moderators keep, and what finding makes of it."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import BasePermissionPolicy
from wagtail.permissions import register_permission_policy

from community.models import User
from stories.desk.permissions import CARE, moderators
from stories.identifying.kinds import Kind
from stories.identifying.own import OwnWord, OwnWords
from stories.identifying.phrase import compile_words
from stories.models import IdentifyingWord


class WordsPolicy(BasePermissionPolicy):  # type: ignore[misc]
    """Whoever cares for stories keeps the list."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Any action, for whoever may care for stories."""
        return bool(user.has_perm(CARE))

    def users_with_any_permission(self, actions: list[str]) -> QuerySet[User]:
        """Everybody who may read stories."""
        return moderators()


register_permission_policy(IdentifyingWord, WordsPolicy(IdentifyingWord))


class OwnWordsViewSet(ModelViewSet):  # type: ignore[misc]
    """Words to mark in every story, and words to leave alone."""

    model = IdentifyingWord
    name = "identifying-words"
    icon = "view"
    menu_label = _("Words that identify")
    menu_order = 120
    add_to_admin_menu = True
    add_to_reference_index = False
    list_display = ["word", "says", "kind", "language", "instead"]
    list_filter = ["says", "language", "kind"]
    search_fields = ["word"]
    form_fields = ["says", "word", "language", "kind", "instead"]
    copy_view_enabled = False
    inspect_view_enabled = False


def own_words(language: str) -> OwnWords:
    """The list for a language, ready to look with."""
    rows = IdentifyingWord.objects.filter(language__in=["", language.partition("-")[0]])
    look_for = []
    leave = []
    for row in rows:
        phrase = compile_words(row.word)
        if row.says == IdentifyingWord.Says.IDENTIFIES:
            look_for.append(OwnWord(phrase, Kind(row.kind), (row.instead,) if row.instead else ()))
        else:
            leave.append(phrase)
    return OwnWords(tuple(look_for), tuple(leave))
