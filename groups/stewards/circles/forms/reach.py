"""How people reach a circle: one way at least, or nobody new could come."""

from typing import Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from groups.choices import Channel
from groups.stewards.forms.reach import ReachForm

FIRST: Final = f"{Channel.EMAIL.value}_0"


class CircleReachForm(ReachForm):
    """One of the seven answers."""

    lead = _(
        "One way is enough. What you do not tick is shown to nobody. With an email address people "
        "can write to you through a form on your page, and you decide whether to answer."
    )

    def __init__(self, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        for name, field in self.fields.items():
            if name.startswith(Channel.EMAIL.value) and not name.endswith("_shown"):
                field.label = _("Email address of the circle")

    def clean(self) -> dict[str, Any]:
        """At least one."""
        values = super().clean()
        if not self.errors and not self.ways():
            self.add_error(
                FIRST, gettext("Please give one way at least. An email address is best.")
            )
        return values
