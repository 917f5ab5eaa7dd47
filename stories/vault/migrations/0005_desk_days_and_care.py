import django.db.models.deletion
import stories.vault.fields
from django.conf import settings
from django.db import migrations, models


def begin_with_what_is_known(apps, schema_editor):
    """Stories that are at the desk already keep the days that they had."""
    submissions = apps.get_model('vault', 'Submission').objects.using(schema_editor.connection.alias)
    at_the_desk = submissions.filter(state__in=['waiting', 'reading'])
    at_the_desk.update(desk_since=models.F('arrived_on'))
    at_the_desk.filter(state='reading').update(looked_on=models.F('state_since'))
    submissions.filter(holder__isnull=False).update(held_on=models.F('state_since'))


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('vault', '0004_claim_over'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReadingCare',
            fields=[
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('notes', models.JSONField(default=list)),
                ('topics', models.JSONField(default=list)),
                ('daily', models.PositiveSmallIntegerField(null=True)),
            ],
            options={
                'verbose_name': 'care of a reader',
                'verbose_name_plural': 'care of readers',
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='submission',
            name='desk_since',
            field=models.DateField(db_index=True, null=True),
        ),
        migrations.AddField(
            model_name='submission',
            name='held_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='submission',
            name='looked_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='submission',
            name='not_read_by',
            field=stories.vault.fields.SealedField(),
        ),
        migrations.RunPython(
            begin_with_what_is_known, migrations.RunPython.noop, hints={'model_name': 'submission'}
        ),
    ]
