"""What is kept when a page is renamed or moved: its old address, if somebody could read it there.

In the place of Wagtail's own listeners, which `WAGTAILREDIRECTS_AUTO_CREATE` keeps quiet.
"""

from copy import copy
from typing import Any

from wagtail.contrib.redirects.signal_handlers import create_redirects
from wagtail.models import Page, Site
from wagtail.signals import page_slug_changed, post_page_move


def listen_for_moves() -> None:
    """Once, when everything is loaded."""
    page_slug_changed.connect(_renamed, dispatch_uid="old-addresses-renamed")
    post_page_move.connect(_moved, dispatch_uid="old-addresses-moved")


def _renamed(instance: Page, instance_before: Page, **kwargs: Any) -> None:
    _keep_old_address(instance, instance_before)


def _moved(instance: Page, url_path_before: str, url_path_after: str, **kwargs: Any) -> None:
    if url_path_before != url_path_after:
        page = instance.specific
        before = copy(page)
        before.url_path = url_path_before
        _keep_old_address(page, before)


def _keep_old_address(page: Page, before: Page) -> None:
    """Only of what somebody could read. A draft, or a translation that waits, stands in no letter
    and no bookmark.

    Wagtail makes the redirects; asked for none, it would delete every one that it ever made.
    """
    read = before.live or before.first_published_at or page.get_descendants().live().exists()
    if read and page.get_url_parts() is not None:
        create_redirects(page, before, Site.objects.exclude(root_page=page))
