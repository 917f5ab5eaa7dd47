"""Who else may quote. Every yes until now was to the older, narrower words: all begin with a no."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("stories", "0008_translating_not_read_yet")]
    operations = [
        migrations.AddField(
            model_name="story",
            name="quotable_by_anyone",
            field=models.BooleanField(default=False),
        ),
    ]
