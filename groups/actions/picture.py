"""Picture: a photo or logo for an entry, drawn anew, with words for those who do not see it."""

from typing import Any, Final
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from wagtail.models import Collection

from community.models import HouseImage
from groups.actions.change import change
from groups.actions.refusals import Overtaken
from groups.actions.yours import held
from groups.claims import newest

# Where they lie in the editors' library; housekeeping finds loose ones by it. Stored, not shown.
FROM_ORGANISERS: Final = "From organisers"


def put_picture(*, group_id: UUID, file: "UploadedFile[bytes]", words: str, steward: Any) -> bool:
    """Whether a version with it was sent to be checked; an entry never sent just has it.

    Nobody sees the file before: its name is random, and no page names it. Raises NotYours,
    NotNow, and ``ValidationError`` for what is no picture.
    """
    with transaction.atomic():
        image = HouseImage(title=words[:100], file=file, collection=_collection())
        image.save()
        claims = {"logo_id": image.pk, "logo_alt": words}
        return change(group_id=group_id, claims=claims, steward=steward)


def reword_picture(*, group_id: UUID, image_id: int | None, words: str, steward: Any) -> bool:
    """Other words for the picture that is there; whether a version was sent to be checked.

    Raises NotYours, NotNow, and Overtaken where another picture is there by now, or none.
    """
    with transaction.atomic():
        if newest(held(group_id, steward)).logo_id != image_id:
            raise Overtaken
        return change(group_id=group_id, claims={"logo_alt": words}, steward=steward)


def take_picture_out(*, group_id: UUID, steward: Any) -> bool:
    """The entry without one; the file is swept once no version shows it."""
    claims = {"logo_id": None, "logo_alt": ""}
    return change(group_id=group_id, claims=claims, steward=steward)


def _collection() -> Collection:
    found = Collection.objects.filter(name=FROM_ORGANISERS).first()
    if found is not None:
        return found
    return Collection.get_first_root_node().add_child(name=FROM_ORGANISERS)
