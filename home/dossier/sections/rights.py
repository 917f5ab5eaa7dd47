"""The articles of the UN Convention that speak of force, in plain words beside the treaty."""

from typing import Any, Final

from home.dossier.sheet import Section, Sheet

ARTICLES: Final = (12, 14, 15, 17, 19, 25)


def build(sheet: Sheet) -> dict[str, Any]:
    """Each article's number and plain words (UN CRPD, 2006)."""
    said = sheet.words["rights"]
    return {
        "articles": [
            {"number": said["article"].format(number=number), "text": said[f"a{number}"]}
            for number in ARTICLES
        ]
    }


RIGHTS = Section("rights", build)
