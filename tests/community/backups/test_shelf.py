"""What a night's backup leaves on the two shelves, for whom, and for how long."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connections

from community.backups.contents import Altered, read_contents
from community.backups.databases import rows_of
from community.backups.make import make_sets
from community.backups.sealing import CannotOpen, CannotSeal, identities, open_sealed, seal
from community.backups.shelf import Shelf
from tests.stories.telling import tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)
NIGHT = datetime(2026, 3, 5, 3, 15, tzinfo=UTC)
NEEDLE = "Zwielichtblume"


def every_file(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_two_sets_each_for_its_own_people(shelves, people):
    (shelves / "media" / "pictures").mkdir(parents=True)
    (shelves / "media" / "pictures" / "a.txt").write_text(NEEDLE)
    tell("published", happened=f"They called me {NEEDLE}.")
    main, keys = make_sets(NIGHT)
    assert main == shelves / "main-shelf" / "2026-03-05T031500Z"
    assert [path.name for path in every_file(main)] == [
        "contents.age",
        "database.age",
        "media.age",
    ]
    assert [path.name for path in every_file(keys)] == ["contents.age", "database.age"]
    mine, theirs = (identities(people[name][1]) for name in ("main", "keys"))
    assert read_contents(main, mine).rows == rows_of("default")
    assert read_contents(keys, theirs).rows == rows_of("keys")
    assert read_contents(main, mine).rows["stories_story"] == 1
    for held, folder in ((theirs, main), (mine, keys), (identities(people["stranger"][1]), main)):
        with pytest.raises(CannotOpen):
            read_contents(folder, held)


def test_nobody_else_reads_a_word(shelves):
    (shelves / "media").mkdir()
    (shelves / "media" / "a.txt").write_text(NEEDLE)
    tell("published", happened=f"They called me {NEEDLE}.")
    make_sets(NIGHT)
    for path in [*every_file(shelves / "main-shelf"), *every_file(shelves / "keys-shelf")]:
        told = path.read_bytes()
        assert NEEDLE.encode() not in told and b"stories_story" not in told
        assert told.startswith(b"age-encryption.org/v1")
        assert path.parent.stat().st_mode & 0o077 == 0
    beside = Path(connections["default"].settings_dict["NAME"])
    assert not list(beside.parent.glob("*.copying"))


@pytest.mark.parametrize("hurt", ["one_bit", "cut", "gone", "from_another_night", "renamed"])
def test_what_was_changed_on_the_shelf_is_noticed(shelves, people, hurt):
    other = make_sets(NIGHT - timedelta(days=1))[0]
    main = make_sets(NIGHT)[0]
    held, file = identities(people["main"][1]), main / "database.age"
    if hurt == "one_bit":
        told = bytearray(file.read_bytes())
        told[-9] ^= 1
        file.write_bytes(told)
    elif hurt == "cut":
        file.write_bytes(file.read_bytes()[:-20])
    elif hurt == "gone":
        file.unlink()
    elif hurt == "from_another_night":
        file.write_bytes((other / "database.age").read_bytes())
    else:
        main = main.rename(main.with_name("2026-03-07T031500Z"))
    with pytest.raises(Altered):
        read_contents(main, held).check(main)


def test_a_set_that_somebody_else_sealed_for_us_is_none(shelves, people, settings):
    main = make_sets(NIGHT)[0]
    settings.RECORD_KEY = b"another server's record key, 32+ b"
    with pytest.raises(Altered):
        read_contents(main, identities(people["main"][1]))


def test_a_cut_stream_never_passes_for_whole(people):
    name, file = people["main"]
    sealed = BytesIO()
    seal(BytesIO(b"x" * 300_000), sealed, [name])
    with pytest.raises(CannotOpen):
        open_sealed(BytesIO(sealed.getvalue()[:-70_000]), BytesIO(), identities(file))


def test_each_shelf_is_swept_in_its_own_time(shelves, settings):
    settings.PERIODS = settings.PERIODS | {"BACKUP_DAYS": 35, "KEYS_BACKUP_DAYS": 5}
    for day in range(8):
        make_sets(NIGHT + timedelta(days=day))
    now = NIGHT + timedelta(days=7, minutes=1)
    assert (Shelf.main().sweep(now), Shelf.keys().sweep(now)) == (0, 3)
    assert [path.name[:10] for path in Shelf.keys().sets()] == [
        f"2026-03-{day:02}" for day in (8, 9, 10, 11, 12)
    ]
    assert Shelf.main().sweep(NIGHT + timedelta(days=36)) == 1


def test_what_a_power_cut_left_is_swept_and_nobody_elses_files_are(shelves):
    begun = Shelf.main().begin(NIGHT)
    (begun / "database.age").write_bytes(b"half")
    (shelves / "main-shelf" / "notes").mkdir()
    assert Shelf.main().sets() == []
    assert Shelf.main().sweep(NIGHT + timedelta(hours=23)) == 0
    assert Shelf.main().sweep(NIGHT + timedelta(hours=25)) == 1
    assert [path.name for path in (shelves / "main-shelf").iterdir()] == ["notes"]


@pytest.mark.parametrize("names", [[], ["age1nonsense"], ["nobody"]])
def test_without_somebody_to_seal_for_nothing_is_begun(shelves, settings, names):
    settings.KEYS_BACKUP_RECIPIENTS = names
    with pytest.raises(CannotSeal):
        make_sets(NIGHT)
    with pytest.raises(CommandError, match="No backup was made"):
        call_command("backup")
    assert not (shelves / "main-shelf").exists()


def test_the_command_says_where_they_lie(shelves, capsys):
    with time_machine.travel(NIGHT, tick=False):
        call_command("backup")
        with pytest.raises(CommandError, match="this second"):
            call_command("backup")
    told = capsys.readouterr().out
    assert f"made: {shelves}/main-shelf/2026-03-05T031500Z" in told
    assert "older ones deleted: 0" in told


def test_no_folder_no_backup(settings):
    settings.BACKUPS = ""
    with pytest.raises(CommandError, match="HNH_BACKUPS is not set"):
        call_command("backup")


def test_an_identity_is_made_once(tmp_path, capsys):
    file = tmp_path / "identity.txt"
    call_command("backup_identity", str(file))
    public = capsys.readouterr().out.strip()
    assert str(identities(file)[0].to_public()) == public
    assert file.stat().st_mode & 0o777 == 0o600
    with pytest.raises(CommandError, match="there already"):
        call_command("backup_identity", str(file))
    assert str(identities(file)[0].to_public()) == public
