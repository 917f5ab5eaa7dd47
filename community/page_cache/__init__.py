"""Finished pages in Redis, for visitors who carry no cookie. Off where there is no Redis.

A page with somebody's words on it may be taken down at any moment, so that no proxy or browser
keeps one; here it can be dropped on every app server at once, before the answer to whoever took
it down is sent.
"""

from functools import cache

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse

from community.page_cache.failing import note_failure
from community.page_cache.store import PageStore

MARK = "may_be_shared"
WAS_KEPT = "was_kept"


def page_store() -> PageStore | None:
    """This process's way to the pages; None without Redis."""
    return _store(settings.PAGE_CACHE_URL) if settings.PAGE_CACHE_URL else None


def share(response: HttpResponse) -> HttpResponse:
    """Say of an answer that every visitor without cookies may get the same.

    Only a view can know: its address holds no word that a visitor typed, and none that changes
    nothing, or there would be no end of pages to keep.
    """
    setattr(response, MARK, True)
    return response


def drop_pages() -> bool:
    """Forget every page, on every server; False when Redis cannot be reached.

    Then none lives longer than `store.SECONDS`, and this process tries again before it reads one.
    """
    store = page_store()
    dropped = store is None or store.drop()
    if not dropped:
        note_failure()
    return dropped


def drop_pages_after_commit(using: str | None = None) -> None:
    """Forget every page once what changed can be read; call it inside the change's transaction."""
    # After the commit nothing may raise: the change stands.
    transaction.on_commit(drop_pages, using=using, robust=True)


@cache
def _store(url: str) -> PageStore:
    return PageStore(url)
