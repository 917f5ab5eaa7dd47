"""What blocks show in the editor before somebody has filled them in: examples, never a story."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

TEXT: Final = (
    "<h2>A heading</h2><p>Short sentences that a child of ten can read.</p>"
    "<ul><li>one thing</li><li>another</li></ul>"
)
STEPS: Final[dict[str, Any]] = {
    "heading": _("What you can do"),
    "steps": [
        {"title": _("First"), "text": _("Something small that can be done today.")},
        {"title": _("Then"), "text": _("What comes after it.")},
    ],
}
FIVE: Final[dict[str, Any]] = {
    "country": "Italy",
    "what": "<p>A ward that keeps its doors open.</p>",
    "how": "<p>People talk, and decide together.</p>",
    "known": "<p>What somebody has found out, with its source.</p>",
    "unknown": "<p>What nobody has found out yet.</p>",
    "force": "<p>Less than elsewhere.</p>",
}
NUMBER: Final = {
    "value": "37 %",
    "text": _("what it counts, where and when"),
    "source": _("the report in which it stands"),
    "url": "",
}
TOPICS: Final[dict[str, Any]] = {
    "heading": _("Related words"),
    "slugs": ["seclusion", "open-dialogue"],
}
STORIES: Final = {"heading": _("What people tell"), "coercion": "seclusion", "alternative": ""}
ACTION: Final = {
    "heading": _("You can tell it"),
    "text": _("Nobody asks for your name."),
    "label": _("Share a story"),
    "url": "share/",
}
LINES: Final = {"heading": _("Help lines"), "country": ""}
NOTICE: Final = {"kind": "info", "heading": _("To know"), "text": _("Something to see first.")}
SOURCE: Final = {
    "title": _("the report in which it stands"),
    "url": "https://example.org/report",
    "note": "",
}
