"""What a letter is filled from, on one day: the choice, the office, what is known, the words."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from home.dossier.sheet import Sheet
from home.leaders.facts import Facts, facts_of
from home.leaders.offices import Office, office_named
from home.leaders.wanted import Wanted
from home.leaders.words import words


@dataclass
class Filled:
    """Reads each thing once, however many pieces of a letter ask for it."""

    wanted: Wanted
    sheet: Sheet
    role: str = ""  # of the offices that the paper may go to; "": of any

    @cached_property
    def words(self) -> dict[str, Any]:
        """The words of letters, in the letter's language."""
        return words(self.wanted.choice.language)

    @cached_property
    def office(self) -> Office | None:
        """To whom it goes, where one that is listed and whose task it is was chosen."""
        found = office_named(self.wanted.office, self.sheet.today)
        return found if found and found.fits(self.role) else None

    @cached_property
    def facts(self) -> Facts:
        """What is known of the country."""
        return facts_of(self.sheet, self.words)

    @property
    def country(self) -> str:
        """Its name within a sentence of the letter's language, or room for it."""
        code = self.wanted.choice.country
        return self.sheet.in_country(code) if code else self.words["letter"]["this_country"]

    def few(self, most: int) -> Sheet:
        """The same with no more stories than this: a sheet of paper bears no more."""
        references = tuple(story.reference for story in self.sheet.stories[:most])
        return replace(self.sheet, choice=replace(self.sheet.choice, stories=references))

    def said(self, name: str) -> str:
        """One of the words that all letters share, with the country in it."""
        return str(self.words["letter"][name]).format(country=self.country)
