"""Files come in through the admin, and one picture at a time from an organiser, signed in both.

No form of ours elsewhere asks for one. Whoever sends one all the same has its words read and the
file passed over, neither kept in memory nor written to the disk.
"""

import re
from typing import Any, Final

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload

ADMIN: Final = "/admin/"
# Where an organiser gives their own entry a picture; whether it is theirs is asked by the view.
PICTURE_ROOM: Final = 12 * 1024 * 1024  # bytes; the form itself says what is too large before that
PICTURE: Final = re.compile(r"/[a-z]{2}/find/mine/[-\w]+/picture/")


class OnlyStaff(FileUploadHandler):
    """Stands before Django's own handlers, and hands on what it lets through."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, str],  # noqa: N803 - Django's name
        content_length: int,
        boundary: bytes,
        encoding: str | None = None,
    ) -> None:
        """Note how much is coming; the parts are told apart by Django."""
        self.coming = content_length

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Let it in, or pass over it and read on; from a very long request read nothing more.

        Raises SkipFile, or StopUpload with the texts that came before the file kept.
        """
        if self._is_staff() or self._is_organiser():
            return
        if self.coming > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise StopUpload(connection_reset=True)
        raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """On to the next handler."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handler has it."""

    def _is_organiser(self) -> bool:
        """A picture of a size that can be looked at; a larger one is passed over like others."""
        small = self.coming <= PICTURE_ROOM
        user = getattr(self.request, "user", None)
        path = self.request.path if self.request is not None else ""
        return small and bool(PICTURE.fullmatch(path)) and bool(user and user.is_authenticated)

    def _is_staff(self) -> bool:
        inside = self.request is not None and self.request.path.startswith(ADMIN)
        user = getattr(self.request, "user", None)
        return inside and user is not None and bool(user.is_authenticated)
