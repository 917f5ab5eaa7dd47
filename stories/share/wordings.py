"""The wordings of consent in the language of the page, and as one line of a list to choose from."""

from community.language import page_language
from community.lib.paragraphs import paragraphs
from stories.consent import Wording, wording


def in_words(purpose: str, version: str | None = None) -> Wording:
    """What saying yes to this means; in the newest words, or as a version had them."""
    return wording(purpose, page_language(), version=version)


def as_option(said: Wording, *, label: str = "", whole: bool = False) -> str:
    """A choice and what it means: its label, and below it the first paragraph or the whole text.

    `label` stands in for the wording's own where the choice names more, such as the country.
    """
    text = said.text if whole else paragraphs(said.text)[0]
    return f"{label or said.label}\n{' '.join(text.split())}"
