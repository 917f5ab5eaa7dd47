"""The words: content labels first, each section closed until somebody opens it."""

from typing import Any

from django.utils.translation import gettext as _

from community.lib.paragraphs import paragraphs
from stories.choices import TELLERS, Agreement, Choice, Perspective
from stories.desk import labels
from stories.desk.base import StrictPage
from stories.desk.sections import both_of, heading, picked_in_words
from stories.reading import topic_labels
from stories.vault.models.submission import ON_THE_DESK


class ReadView(StrictPage):
    """What the author gave, as they gave it."""

    template_name = "stories/desk/read.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The original by section, and what its author wants done with it."""
        both = both_of(self.submission, self.safe, self.versions)
        original = both.original
        sections = [
            {"heading": heading(name, original.perspective), "paragraphs": paragraphs(text)}
            for name in both.sections()
            if (text := getattr(original, name))
        ]
        topics = {"coercion": list(original.coercion), "alternative": list(original.alternative)}
        return super().get_context_data(**kwargs) | {
            "sections": sections,
            "facts": self.facts(original.perspective),
            "picked": [words for _name, words in picked_in_words(original)],
            "topics": topic_labels(topics),
            "labels": labels.labels_of(self.submission),
            "flags": labels.flags_of(self.submission),
            "changed": bool(both.changed() or both.left_out()),
            "on_the_desk": self.submission.state in ON_THE_DESK,
            "wrote": self.submission.author_wrote,
        }

    def facts(self, perspective: str) -> list[dict[str, str]]:
        """Who tells it, whether the person knows, and the one choice."""
        agreement = self.safe.get(self.submission, "agreement")
        choice = self.safe.get(self.submission, "choice")
        found = [(_("Told by"), str(TELLERS[Perspective(perspective)]))]
        if agreement in Agreement.values:
            found.append((_("Does the person agree?"), str(Agreement(agreement).label)))
        if choice in Choice.values:
            found.append((_("The author’s choice"), str(Choice(choice).label)))
        found.append((_("Language"), labels.language_of(self.submission)))
        return [{"term": term, "value": value} for term, value in found]
