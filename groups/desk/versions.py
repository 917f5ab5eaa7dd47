"""Two versions of an entry, as Wagtail lays them beside each other."""

from typing import Any
from uuid import UUID

from django.http import Http404
from wagtail.snippets.views.snippets import RevisionsCompareView

from groups.desk.permissions import EditorRequired


class CompareView(EditorRequired, RevisionsCompareView):  # type: ignore[misc]
    """Wagtail's address for it takes anything for an id."""

    pk: Any  # text from the address until it is looked up

    def get_object(self, queryset: Any = None) -> Any:
        """The entry. Raises Http404 for what is no id."""
        try:
            self.pk = UUID(str(self.pk))
        except ValueError:
            raise Http404 from None
        return super().get_object(queryset)
