"""What we hold: to read, and to take along."""

import json

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stories.share.returning.export import export
from stories.share.returning.holding import as_sent, facts, newest, translations
from stories.share.returning.ledger import entries
from stories.share.returning.telling import as_text
from stories.share.returning.visit import Visit, for_author, page


@require_safe
@for_author
def held_page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Everything held: the details, the words as sent and as they stand, the choices."""
    return page(
        request,
        visit,
        "held",
        facts=facts(visit),
        texts=[text for text in (as_sent(visit), newest(visit), *translations(visit)) if text],
        entries=entries(visit),
    )


@require_safe
@for_author
def download_json(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Everything, for machines (RFC 8259)."""
    text = json.dumps(export(visit), ensure_ascii=False, indent=2, default=str)
    return _file(text, "application/json", "notes.json")


@require_safe
@for_author
def download_text(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Everything, for people."""
    return _file(as_text(visit), "text/plain; charset=utf-8", "notes.txt")


def _file(text: str, kind: str, name: str) -> HttpResponse:
    """A file with a name that says nothing (RFC 6266)."""
    response = HttpResponse(text, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
