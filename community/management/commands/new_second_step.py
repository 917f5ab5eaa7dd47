"""Let a member of staff set up a new second factor, when phone, key and paper are lost."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from community.models import User
from community.signin.sessions import end_sessions


class Command(BaseCommand):
    """Be sure who is asking first: from here on, the mailbox alone opens the set-up page."""

    help = "Forget the second factors of one member of staff and end their sessions."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", help="the email address they sign in with")

    def handle(self, *args: Any, address: str, **options: Any) -> None:
        user = User.objects.filter(email__iexact=address).first()
        if user is None:
            raise CommandError("Nobody here has this address.")
        with transaction.atomic():
            Authenticator.objects.filter(user=user).delete()
            # An open session without a second factor could set one up for somebody else.
            end_sessions(user.pk)
        self.stdout.write("Done. They set up a new second step the next time they sign in.")
