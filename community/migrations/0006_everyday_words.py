"""What people call each topic themselves, so that it is found by their words."""

from django.db import migrations, models


def fields(model):
    return [
        migrations.AddField(
            model_name=model,
            name="everyday_words",
            field=models.JSONField(
                blank=True,
                default=dict,
                help_text="{'en': ['…', '…']}",
                verbose_name="everyday words",
            ),
        ),
        migrations.AddField(
            model_name=model,
            name="everyday_digest",
            field=models.CharField(blank=True, editable=False, max_length=64, default=""),
            preserve_default=False,
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [("community", "0005_claim_verbs")]

    operations = [*fields("alternative"), *fields("coercion")]
