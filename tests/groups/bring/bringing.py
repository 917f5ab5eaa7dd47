"""Bringing a file in, as an editor does it page by page."""

from typing import Any

from community.models import User
from groups.actions.bringing.carry_out import Done, carry_out
from groups.actions.bringing.check_on import check_on
from groups.actions.bringing.receive import receive
from groups.actions.bringing.settle_columns import settle_columns
from groups.models import BringFile, BringRow
from groups.models.bring import Of
from tests.community.staff import staff
from tests.groups.factories import TODAY


def an_editor() -> User:
    known = User.objects.filter(email="editor@example.org").first()
    return known or staff("editor@example.org", group="Directory editors")


def checked(content: bytes | str, *, of: str = Of.GROUPS, **changes: str) -> BringFile:
    """The file with all its rows checked; `changes` say which column is another field."""
    content = content.encode() if isinstance(content, str) else content
    editor = an_editor()
    file = receive(content=content, editor=editor, of=of)
    fields = {int(place): name for place, name in file.fields.items()}
    for heading, name in changes.items():
        fields[file.columns.index(heading)] = name
    settle_columns(file_id=file.pk, editor=editor, fields=fields)
    while file.stage != "ready":
        file = check_on(file_id=file.pk, editor=editor, today=TODAY, seconds=0)
    return file


def fates(file: BringFile) -> list[str]:
    return [row.fate for row in file.rows.all()]


def errors(file: BringFile) -> dict[tuple[int, str], str]:
    return {(row.number, name): told for row in file.rows.all() for name, told in row.errors}


def bring(
    content: bytes | str, *, public: bool = True, of: str = Of.GROUPS, **changes: str
) -> Done:
    file = checked(content, of=of, **changes)
    wrong = errors(file)
    assert not wrong, wrong
    done: Any = carry_out(file_id=file.pk, editor=an_editor(), checked_already=public, today=TODAY)
    assert not BringFile.objects.exists() and not BringRow.objects.exists()
    return done
