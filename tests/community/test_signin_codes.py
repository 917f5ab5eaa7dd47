"""Codes of a demonstration, and a new start for somebody who lost everything."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command
from django.test import Client

from community.signin import letters
from community.signin.console import StaffMailOnConsole
from community.signin.demo import current_code, set_up_second_factor
from tests.community.staff import SECRET, sign_in, staff

pytestmark = pytest.mark.django_db


class TestALostPhone:
    def test_an_operator_lets_somebody_set_up_a_new_one(self, client: Client) -> None:
        user = staff()
        sign_in(client, user)
        other = sign_in(Client(), staff("other@example.org"))
        out = StringIO()
        call_command("new_second_step", "Mod@example.org", stdout=out)
        assert not Authenticator.objects.filter(user=user).exists()
        assert client.get("/admin/").url.startswith("/admin/login/")
        assert other.get("/admin/").status_code == 200
        assert "next time" in out.getvalue()

    def test_an_unknown_address_is_said(self) -> None:
        with pytest.raises(CommandError, match="Nobody"):
            call_command("new_second_step", "who@example.org")


class TestTheDemonstration:
    def test_codes_are_for_a_demonstration_only(self) -> None:
        with pytest.raises(CommandError, match="demonstration"):
            call_command("codes")

    def test_codes_are_printed(self, settings: Any, tmp_path: Path) -> None:
        settings.DEMONSTRATION, settings.VAR = True, tmp_path
        set_up_second_factor(staff(), SECRET)
        letter = EmailMessage("s", "Here:\n\n1234-5678\n", to=["mod@example.org"])
        stranger = EmailMessage("s", "secret words", to=["needle@author.example"])
        another = EmailMessage("s", "Somebody waits.", to=["mod@example.org"])
        StaffMailOnConsole().send_messages([letter, stranger, another])
        (kept,) = letters.newest()
        assert kept.code == "1234-5678"
        (path,) = (tmp_path / "post").iterdir()
        assert path.stat().st_mode & 0o777 == 0o600
        out = StringIO()
        call_command("codes", stdout=out)
        assert "1234-5678" in out.getvalue()
        assert current_code(SECRET) in out.getvalue()

    def test_an_authors_letter_is_only_counted(
        self, settings: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        settings.DEMONSTRATION, settings.VAR = True, tmp_path
        letter = EmailMessage("s", "secret words", to=["needle@author.example"])
        assert StaffMailOnConsole().send_messages([letter]) == 1
        assert "needle" not in capsys.readouterr().err
        assert not (tmp_path / "post").exists()

    def test_a_known_time_gives_the_known_code(self) -> None:
        """RFC 6238, appendix B, cut to six digits."""
        secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        with time_machine.travel(59, tick=False):
            assert current_code(secret) == "287082"
