"""How people reach it. Each way has a tick of its own, and none is ticked beforehand."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.fields import LineField
from groups.actions.reach import Way
from groups.choices import Channel
from groups.models import Group
from groups.stewards.forms.fields import Tick
from groups.stewards.forms.part import PartForm

LONGEST: Final = 300
FEWEST_DIGITS: Final = 5
LABELS: Final[dict[str, tuple[Promise, Promise]]] = {
    Channel.EMAIL: (_("Email address of the group"), _("Everybody may see this email address")),
    Channel.PHONE: (_("Phone number"), _("Everybody may see this phone number")),
    Channel.WEBSITE: (_("Website"), _("Everybody may see this website")),
    Channel.ADDRESS: (_("Postal address"), _("Everybody may see this postal address")),
    Channel.SOCIAL: (_("Page on a social network"), _("Everybody may see this page")),
}


def refuse_few_digits(text: str) -> None:
    """Raises ``ValidationError`` for what nobody could dial."""
    if sum(sign.isdigit() for sign in text) < FEWEST_DIGITS:
        raise ValidationError(_("This does not look like a phone number."))


def _field(channel: Channel, label: Any) -> forms.Field:
    """The box for one way."""
    told: dict[str, Any] = {"label": label, "required": False}
    if channel == Channel.EMAIL:
        return forms.EmailField(
            **told,
            max_length=254,
            widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
            error_messages={"invalid": _("This does not look like an email address.")},
        )
    if channel in (Channel.WEBSITE, Channel.SOCIAL):
        return forms.URLField(
            **told,
            max_length=LONGEST,
            assume_scheme="https",
            # Not type=url: a browser refuses what lacks https://, which is added here.
            widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "url"}),
            error_messages={"invalid": _("This does not look like an address on the web.")},
        )
    checks = [refuse_few_digits] if channel == Channel.PHONE else []
    return LineField(**told, limit=LONGEST, validators=checks)


class ReachForm(PartForm):
    """One box and one tick for each way; as many as there are already."""

    title = _("How people reach you")
    lead = _(
        "What you do not tick is shown to nobody. People can then write to you through a form on "
        "your page, and you decide whether to answer. You can change all of this at any time, and "
        "it shows at once."
    )

    def __init__(self, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        known = (initial or {}).get("ways", [])
        for channel in Channel:
            ways = [way for way in known if way["channel"] == channel] or [{}]
            for number, way in enumerate(ways):
                self._add(channel, number, way)

    @classmethod
    def read(cls, group: Group) -> dict[str, Any]:
        """The ways as they are."""
        ways = group.contacts.order_by("pk").values("channel", "value", "shown")
        return {"ways": list(ways)}

    def _add(self, channel: Channel, number: int, way: dict[str, Any]) -> None:
        name = f"{channel.value}_{number}"
        label, tick = LABELS[channel]
        self.fields[name] = _field(channel, label)
        self.fields[f"{name}_shown"] = Tick(label=tick)
        self.initial[name] = way.get("value", "")
        self.initial[f"{name}_shown"] = way.get("shown", False)

    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Each box with its tick."""
        names = [name for name in self.fields if not name.endswith("_shown")]
        return [(self[name], self[f"{name}_shown"]) for name in names]

    def clean(self) -> dict[str, Any]:
        """Nothing of this is a claim."""
        return self.clean_alone()

    def claims(self) -> dict[str, Any]:
        """None: how to reach it has no versions."""
        return {}

    def kept(self) -> dict[str, Any]:
        """The ways, as `read` gives them."""
        return {"ways": [vars(way) for way in self.ways()]}

    def ways(self) -> list[Way]:
        """What was filled in. Call it on a valid form only."""
        values = self.cleaned_data
        return [
            Way(name.partition("_")[0], value, bool(values.get(f"{name}_shown")))
            for name, value in values.items()
            if not name.endswith("_shown") and value
        ]
