"""An organiser of a circle in a browser, on a phone."""

from datetime import UTC, date, datetime, timedelta

from tests.browser.organisers import Organiser

SECRET_LINK = "meet.okno.example/lanterns"
SECRET_VENUE = "Panská 5, the blue door"


def next_tuesday() -> date:
    """A day that is surely to come."""
    today = datetime.now(UTC).date()
    return today + timedelta(days=7 + (1 - today.weekday()) % 7)


class CircleOrganiser(Organiser):
    """Somebody who lists a circle and keeps it true."""

    def choose(self, name: str, value: str) -> None:
        """One answer of a question, by what is sent."""
        self.page.locator(f"main [name={name}][value='{value}']").check()

    def type(self, name: str, text: str) -> None:
        """Into the field of this name."""
        self.page.locator(f"main [name={name}]").fill(text)

    def begin(self, name: str) -> None:
        """Up to when it meets."""
        self.page.goto("/en/circles/add/")
        self.follow("Begin")
        self.write("Name of the circle", name)
        self.tick("Czech", "English")
        self.write("Who convenes it?", "Two people who have been patients themselves")
        self.choose("training", "trained")
        self.press("Continue")
        self.choose("way", "hybrid")
        self.write("The town", "Brno")
        self.choose("joining", "ask")
        self.press("Continue")
        self.type("venue", SECRET_VENUE)
        self.type("link", SECRET_LINK)
        self.press("Continue")

    def say_when(self) -> None:
        """Every other Tuesday at seven."""
        self.choose("kind", "weekly")
        self.tick("Tuesday")
        self.type("every", "2")
        self.type("start", next_tuesday().isoformat())
        self.type("time", "19:00")
        self.type("zones", "Lisbon")

    def end(self) -> None:
        """From what stays in the circle to the address."""
        self.write("What stays in the circle?", "What is said here stays here.")
        self.choose("crisis_call", "never")
        self.press("Continue")
        self.write("Email address of the circle", "lanterns@okno.example")
        self.press("Continue")
        self.press("Skip: this can wait")
