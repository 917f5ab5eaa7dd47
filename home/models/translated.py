"""Which fields of a page are words to translate, and which are the same in every language."""

from typing import Any, Final

from wagtail_localize.fields import SynchronizedField, TranslatableField

EVERY_PAGE: Final = ("title", "seo_title", "search_description")


def words(*names: str, same: tuple[str, ...] = ("slug",)) -> list[Any]:
    """Of each page its title and these; `same` follow the source and cannot be changed.

    The same page has the same address in every language: the language switch relies on it.
    """
    return [
        *(TranslatableField(name) for name in (*EVERY_PAGE, *names)),
        *(SynchronizedField(name, overridable=False) for name in same),
    ]
