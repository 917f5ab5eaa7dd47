"""What a story is about, from the closed vocabulary."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.fields import PRIVATE
from community.language import page_language
from community.lib.finding import answers, nearly_answers, typed_words
from community.models import Alternative, Coercion
from community.models.merged_topic import now_called
from community.models.topics import small_here
from stories.share.forms.branches import Branch, Option, branches
from stories.share.forms.step import StepForm

VOCABULARIES = ("coercion", "alternative")


@dataclass(frozen=True)
class Found:
    """How many topics of one vocabulary fit what was looked for."""

    field: str
    label: str
    count: int


@dataclass(frozen=True)
class Listed:
    """One vocabulary on the screen."""

    field: forms.BoundField
    branches: list[Branch]


def _options(tree: list[tuple[Any, int]]) -> list[tuple[str, str]]:
    """Slug, and label with what it means; the meanings are written in English."""
    english = page_language() == "en"
    return [
        (topic.slug, f"{topic.label}\n{topic.definition}" if english else topic.label)
        for topic, _depth in tree
    ]


class TopicsForm(StepForm):
    """What was done, and what helped: findable by typing and by opening branches."""

    find = forms.CharField(
        label=_("Look for a word"),
        help_text=_("As you would say it. For example: “locked in”, or “help at home”."),
        required=False,
        widget=forms.TextInput(attrs=PRIVATE | {"type": "search", "maxlength": 100}),
    )
    coercion = forms.MultipleChoiceField(
        label=_("What was done?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("“%(value)s” is not on our list of topics.")},
    )
    alternative = forms.MultipleChoiceField(
        label=_("What helped, or would have?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("“%(value)s” is not on our list of topics.")},
    )

    def adapt(self) -> None:
        """Two queries: one a vocabulary."""
        self._trees = {
            "coercion": Coercion.objects.tree(),
            "alternative": Alternative.objects.tree(),
        }
        for name, tree in self._trees.items():
            self.fields[name].choices = _options(tree)  # type: ignore[attr-defined]

    def beginning(self) -> dict[str, Any]:
        """The topics chosen before."""
        topics = self.given.get("topics") or {}
        return {name: now_called(topics.get(name, [])) for name in VOCABULARIES}

    @property
    def sought(self) -> str:
        """What was looked for; empty when nothing was."""
        return str(self["find"].value() or "").strip()

    @property
    def found(self) -> list[Found]:
        """Where there are topics that fit what was looked for."""
        counted = [(name, len(self._fitting[name])) for name in VOCABULARIES]
        return [Found(name, str(self[name].label), count) for name, count in counted if count]

    @property
    def small_words(self) -> str:
        """The words that looking for leaves out, for the script that does the same."""
        return " ".join(sorted(small_here()))

    @property
    def lists(self) -> list[Listed]:
        """Both vocabularies to browse; one that has what was looked for comes first."""
        order = sorted(VOCABULARIES, key=lambda name: not self._fitting[name])
        return [Listed(self[name], self._filled(name)) for name in order]

    @cached_property
    def _words(self) -> dict[str, set[str]]:
        """By slug: the words that a topic is found by on this page."""
        trees = chain.from_iterable(self._trees.values())
        return {topic.slug: topic.found_by for topic, _depth in trees}

    @cached_property
    def _fitting(self) -> dict[str, list[str]]:
        """By vocabulary: the topics to tick that answer to what was looked for, in tree order.

        Where nothing does, those that would but for one slip of the fingers in a word.
        """
        typed = typed_words(self.sought, small_here())
        found = self._that(answers, typed)
        return found if any(found.values()) else self._that(nearly_answers, typed)

    def _that(
        self, fits: Callable[[list[str], set[str]], bool], typed: list[str]
    ) -> dict[str, list[str]]:
        fitting: dict[str, list[str]] = {}
        for name, tree in self._trees.items():
            offered = {slug for branch in branches(tree) for slug in branch.slugs}
            order = [topic.slug for topic, _depth in tree if topic.slug in offered]
            fitting[name] = [s for s in order if typed and fits(typed, self._words[s])]
        return fitting

    def _filled(self, name: str) -> list[Branch]:
        """Every topic once: what fits stands first and open, and is left out further down."""
        bound = self[name]
        chosen = {str(value) for value in bound.value() or ()}
        boxes = {str(box.data["value"]): box for box in bound.subwidgets}
        fitting = self._fitting[name]
        browsed = [Branch(str(_("What fits your words")), fitting, open=True)]
        for branch in branches(self._trees[name]):
            rest = [slug for slug in branch.slugs if slug not in fitting]
            browsed.append(Branch(branch.label, rest, open=bool(chosen.intersection(rest))))
        for branch in browsed:
            branch.options = [
                Option(boxes[slug], " ".join(sorted(self._words[slug]))) for slug in branch.slugs
            ]
        return [branch for branch in browsed if branch.slugs]

    def answers(self) -> dict[str, Any]:
        """Both lists as one answer. What was looked for is none."""
        return {"topics": {name: self.cleaned_data[name] for name in VOCABULARIES}}
