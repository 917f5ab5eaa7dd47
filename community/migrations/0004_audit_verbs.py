"""The first yes and the second each have their own verb, and roles that change are written down."""

from django.db import migrations, models


def first_yes(apps, schema_editor):
    """What was called “agreed as second moderator” was always the first yes of two."""
    apps.get_model("community", "AuditEvent").objects.filter(verb="seconded").update(
        verb="first-yes"
    )


class Migration(migrations.Migration):
    dependencies = [("community", "0003_roles")]

    operations = [
        migrations.AlterField(
            model_name="auditevent",
            name="verb",
            field=models.CharField(
                choices=[
                    ("opened", "opened"),
                    ("redacted", "redacted"),
                    ("wrote", "wrote to the author"),
                    ("asked", "asked the author"),
                    ("offered", "offered to the author"),
                    ("first-yes", "said the first yes"),
                    ("second-yes", "said the second yes"),
                    ("declined", "declined"),
                    ("kept", "kept without publishing"),
                    ("released", "released"),
                    ("recused", "stepped back: may know this person"),
                    ("flagged", "changed the flags"),
                    ("suspended", "suspended"),
                    ("restored", "restored"),
                    ("unpublished", "unpublished"),
                    ("published", "published"),
                    ("withdrawn", "withdrawn by the author"),
                    ("expired", "removed when its time was over"),
                    ("roles-changed", "roles changed"),
                ],
                max_length=16,
            ),
        ),
        migrations.RunPython(first_yes, migrations.RunPython.noop),
    ]
