"""What the queue can be narrowed by: clear columns, and never a word of a story."""

from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet

from stories.actions.second_look import waits_for_second_look
from stories.choices import Note
from stories.desk.any_of import AnyOf
from stories.desk.news import is_news
from stories.desk.numbers import whole_number
from stories.desk.permissions import moderators
from stories.desk.targets import late
from stories.vault.models import Flag, Submission
from stories.vault.models.submission import SENT

Rows = QuerySet[Submission]
ME, NOBODY, PERSON = "1", "0", "p"
# What a filter is called in the address.
LOOKS = frozenset(
    {"state", "flag", "mine", "language", "mentions", "without", "late", "wrote", "second"}
)


def in_list(name: str, slug: str) -> Q:
    """Lists of slugs are short JSON; no slug of ours is a part of another."""
    return Q(**{f"{name}__icontains": f'"{slug}"'})


def holders(request: Any) -> list[tuple[str, str]]:
    """Me, nobody, or one colleague by name."""
    others = moderators().exclude(pk=request.user.pk)
    return [
        (ME, _("I do")),
        (NOBODY, _("nobody")),
        *((f"{PERSON}{person.pk}", str(person)) for person in others),
    ]


class QueueFilters(WagtailFilterSet):  # type: ignore[misc]
    """By state, language, flag, what it mentions, whether it is late, and who holds it."""

    state = AnyOf(
        label=gettext_lazy("State"),
        choices=[(state.value, state.label) for state in SENT],
    )
    late = django_filters.ChoiceFilter(
        label=gettext_lazy("By its target"),
        choices=[("1", gettext_lazy("longer than we want"))],
        method="only_late",
        widget=forms.RadioSelect,
        empty_label=gettext_lazy("All"),
    )
    wrote = django_filters.ChoiceFilter(
        label=gettext_lazy("News"),
        choices=[("1", gettext_lazy("The author wrote"))],
        method="with_news",
        widget=forms.RadioSelect,
        empty_label=gettext_lazy("All"),
    )
    second = django_filters.ChoiceFilter(
        label=gettext_lazy("Second look"),
        choices=[("1", gettext_lazy("A second person has to look"))],
        method="for_second_look",
        widget=forms.RadioSelect,
        empty_label=gettext_lazy("All"),
    )
    mine = django_filters.ChoiceFilter(
        label=gettext_lazy("Who holds it"),
        method="held_by",
        widget=forms.RadioSelect,
        empty_label=gettext_lazy("All"),
    )
    language = AnyOf(
        label=gettext_lazy("Language"),
        choices=settings.STORY_LANGUAGES,
    )
    flag = django_filters.ChoiceFilter(
        label=gettext_lazy("Needs more care"),
        choices=Flag.choices,
        method="with_flag",
        widget=forms.RadioSelect,
        empty_label=gettext_lazy("All"),
    )
    mentions = AnyOf(
        label=gettext_lazy("It mentions"),
        choices=Note.choices,
        method="that_mention",
    )
    without = AnyOf(
        label=gettext_lazy("It does not mention"),
        choices=Note.choices,
        method="that_do_not",
    )

    class Meta:
        model = Submission
        fields = [
            "state",
            "late",
            "wrote",
            "second",
            "mine",
            "language",
            "flag",
            "mentions",
            "without",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["mine"].extra["choices"] = holders(self.request)

    def plain_form(self) -> forms.Form:
        """The same form once more, with ids of its own: for who comes without scripts."""
        form_class = self.get_form_class()
        plain: forms.Form = form_class(self.data, prefix=self.form_prefix, auto_id="plain-%s")
        return plain

    def only_late(self, queryset: Rows, name: str, value: str) -> Rows:
        """Beyond the target that is theirs."""
        return queryset.filter(late(timezone.now().date()))

    def with_news(self, queryset: Rows, name: str, value: str) -> Rows:
        """With a message that nobody has read."""
        return queryset.filter(is_news())

    def for_second_look(self, queryset: Rows, name: str, value: str) -> Rows:
        """What one person took out of sight or off its page alone."""
        return queryset.filter(pk__in=waits_for_second_look().values("pk"))

    def with_flag(self, queryset: Rows, name: str, value: str) -> Rows:
        """One flag."""
        return queryset.filter(in_list("flags", value))

    def that_mention(self, queryset: Rows, name: str, value: list[str]) -> Rows:
        """Any of these content labels."""
        wanted = Q()
        for slug in value:
            wanted |= in_list("labels", slug)
        return queryset.filter(wanted)

    def that_do_not(self, queryset: Rows, name: str, value: list[str]) -> Rows:
        """None of these, as far as anybody has noted."""
        for slug in value:
            queryset = queryset.exclude(in_list("labels", slug))
        return queryset

    def held_by(self, queryset: Rows, name: str, value: str) -> Rows:
        """Mine, nobody's, or a colleague's."""
        if value.startswith(PERSON):
            return queryset.filter(holder=whole_number(value.removeprefix(PERSON)))
        return queryset.filter(holder=self.request.user if value == ME else None)
