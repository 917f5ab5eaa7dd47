"""A report of an error, should anybody ever have one made: where it broke, and nothing else.

Django's own holds every local variable, the form that was sent, headers, cookies and settings, and
hides only what is named like a password. None is made here: no address of administrators is set,
and nothing is mailed. This stands in its place for the day on which somebody adds a handler.
"""

from typing import Any

from django.views.debug import ExceptionReporter


class QuietReporter(ExceptionReporter):
    """The frames by file and line, and the kind of error."""

    def get_traceback_html(self) -> str:
        """The same as the text: a page of variables is never made."""
        return self.get_traceback_text()

    def get_traceback_text(self) -> str:
        """Frames, innermost last, and the error's class."""
        kind = self.exc_type.__name__ if self.exc_type else "no error"
        places = [
            f"{frame['filename']}:{frame['lineno']} {frame['function']}"
            for frame in self.get_traceback_frames()
        ]
        return "\n".join([*places, f"{kind} (message withheld)"])

    def get_traceback_data(self) -> dict[str, Any]:
        """Nothing for a template to show."""
        return {"exception_type": self.exc_type.__name__ if self.exc_type else ""}
