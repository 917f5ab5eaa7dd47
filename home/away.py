"""Calm pages for the proxy to show by itself, when no app server answers.

They are written once into a folder, in every language; the proxy hands out the one that fits the
address. Whoever was sending something keeps it: the browser sends the form again on a reload.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.template import Context
from django.template.loader import get_template
from django.utils import translation

# Nobody answers; too much at once or too slow; too long; not to be understood.
PAGES: Final = ("away", "busy", "long", "unclear")


def away_pages() -> Iterator[tuple[Path, str]]:
    """Where each page belongs inside the folder, and its HTML."""
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            for page in PAGES:
                yield Path(code) / f"{page}.html", _page(page, code)


def write_away_pages(folder: Path) -> int:
    """Write them all, each whole at every moment; how many. Raises OSError."""
    written = 0
    for path, html in away_pages():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        draft = place.with_suffix(".draft")
        draft.write_text(html)
        draft.chmod(0o644)
        draft.replace(place)
        written += 1
    return written


def _page(name: str, code: str) -> str:
    """Without database, session or visitor: as `community.errors.server_error` does."""
    request = HttpRequest()
    request.path = f"/{code}/"
    values: dict[str, Any] = {
        "private": True,
        "request": request,
        "home_url": f"/{code}/",
        "leave_url": settings.LEAVE_URL,
        "awaits_reading": code in settings.AWAITING_REVIEW,
    }
    template: Any = get_template(f"errors/away/{name}.html")
    return str(template.template.render(Context(values)))
