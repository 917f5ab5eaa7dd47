"""What finding needs: an order that an index gives, and who tells what helped."""

import json

from django.db import migrations, models

AT_ONCE = 500


def who_tells_what_helped(apps, schema_editor):
    """Fill the new column from each story's own document."""
    stories = apps.get_model("stories", "Story").objects.using(schema_editor.connection.alias)
    helped = []
    for pk, document in stories.values_list("pk", "document").iterator(AT_ONCE):
        if json.loads(document)["text"]["helped"].strip():
            helped.append(pk)
    for start in range(0, len(helped), AT_ONCE):
        stories.filter(pk__in=helped[start : start + AT_ONCE]).update(tells_what_helped=True)


class Migration(migrations.Migration):

    dependencies = [
        ("community", "0013_translation_verbs"),
        ("stories", "0006_identifying_word"),
        ("vault", "0008_only_what_was_looked_at"),
    ]

    operations = [
        migrations.AddField(
            model_name="story",
            name="tells_what_helped",
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="story",
            name="batch",
            field=models.PositiveIntegerField(),
        ),
        migrations.AlterField(
            model_name="story",
            name="country",
            field=models.CharField(blank=True, max_length=2),
        ),
        migrations.AlterField(
            model_name="story",
            name="language",
            field=models.CharField(max_length=10),
        ),
        migrations.AlterField(
            model_name="story",
            name="perspective",
            field=models.CharField(max_length=8),
        ),
        migrations.AlterField(
            model_name="story",
            name="setting",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(fields=["-batch", "reference"], name="story_newest"),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(fields=["country", "-batch", "reference"], name="story_newest_in_country"),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(fields=["setting", "-batch", "reference"], name="story_newest_in_setting"),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(fields=["language", "-batch", "reference"], name="story_newest_in_language"),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(fields=["perspective", "-batch", "reference"], name="story_newest_told_by"),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(fields=["from_year", "to_year"], name="story_years"),
        ),
        migrations.RunPython(who_tells_what_helped, migrations.RunPython.noop),
    ]
