"""An author at the keyboard, for the tests of the share journey."""

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from stories.vault.models import Submission
from stories.vault.safe import Safe

WORDS = "They held me down.\n\nNobody said a word."


class Author:
    """Walks the screens as a browser would, without JavaScript."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def get(self, name: str) -> Any:
        """Open a screen."""
        return self.client.get(reverse(f"share:{name}"))

    def post(self, name: str, /, **answers: Any) -> Any:
        """Press the button of a screen."""
        return self.client.post(reverse(f"share:{name}"), answers)

    def begin(self, **answers: Any) -> Any:
        """Pass the first page."""
        return self.post("start", confirmed="1", **answers)

    def write(self, text: str = WORDS, language: str = "en") -> Any:
        """Give the words."""
        return self.post("words", happened=text, language_of_story=language)

    def come_to_code(self, perspective: str = "me", choice: str = "see") -> str:
        """Everything up to the code; the code."""
        self.begin()
        self.post("whose", perspective=perspective)
        if perspective in ("close", "saw"):
            self.post("about", agreement="unknown")
        self.write()
        self.post("helped", helped="")
        self.post("choice", choice=choice)
        return self.code_on(self.get("code"))

    def send(self, **answers: Any) -> Any:
        """Press Send."""
        return self.post("send", confirmed="1", **answers)

    @staticmethod
    def code_on(response: Any) -> str:
        """The code that a screen shows, without spaces; empty when it shows none."""
        found = re.search(r'data-copy-text="([0-9A-Z ]+)"', response.content.decode())
        return found.group(1).replace(" ", "") if found else ""

    def submission(self) -> Submission:
        """The one submission there is."""
        return Submission.objects.get()

    def answer(self, name: str, default: Any = "") -> Any:
        """What is sealed under this name."""
        submission = self.submission()
        return Safe.of(submission.id).get(submission, name, default)
