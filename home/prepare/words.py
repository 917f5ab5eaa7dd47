"""The index of words of editors' pages. An update may bring another way of cutting words, and only
a page that is saved is indexed by itself: so all of them are, after every update."""

from wagtail.search.backends import get_search_backends

from home.models import GuidePage, TextPage


def index_pages() -> int:
    """Index every page that readers' questions may find; how many."""
    number = 0
    for kind in (GuidePage, TextPage):
        rows = list(kind.objects.select_related("locale"))
        for backend in get_search_backends(with_auto_update=True):
            if rows:
                backend.add_bulk(kind, rows)
        number += len(rows)
    return number
