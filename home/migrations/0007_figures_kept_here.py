"""Figures that editors keep, what organisations tell, notes about countries, and who may change them."""

from typing import Any

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

MAY = {
    "series": "series of figures",
    "figure": "figure",
    "countrynote": "note about a country",
}


def let_keep(apps: Any, schema_editor: Any) -> None:
    """Guide editors look after them. Content types come later: made by name."""
    types = apps.get_model("contenttypes", "ContentType").objects
    permissions = apps.get_model("auth", "Permission").objects
    for group in apps.get_model("auth", "Group").objects.filter(name="Guide editors"):
        for model, name in MAY.items():
            kind, _made = types.get_or_create(app_label="home", model=model)
            for verb in ("add", "change", "delete", "view"):
                permission, _made = permissions.get_or_create(
                    content_type=kind,
                    codename=f"{verb}_{model}",
                    defaults={"name": f"Can {verb} {name}"},
                )
                group.permissions.add(permission)


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('community', '0016_place_regions'),
        ('groups', '0002_directory_check'),
        ('home', '0006_plan_law'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CountryNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('country', models.CharField(max_length=2, unique=True, verbose_name='country')),
                ('law', models.CharField(blank=True, help_text='What the law there says about force. One sentence, in plain words.', max_length=400, verbose_name='the law in a sentence')),
                ('law_url', models.URLField(blank=True, max_length=500, verbose_name='where the law stands')),
                ('publishes', models.CharField(blank=True, help_text='Which office or register, how often, and whether everybody can read it.', max_length=400, verbose_name='who publishes figures')),
                ('publishes_url', models.URLField(blank=True, max_length=500, verbose_name='where they publish')),
                ('asking', models.CharField(blank=True, help_text='Who has to answer, by which law, and in how many days.', max_length=400, verbose_name='how to ask for more')),
                ('asking_url', models.URLField(blank=True, max_length=500, verbose_name='where that right stands')),
                ('authority', models.CharField(blank=True, help_text='The name of an office, never of a person.', max_length=200, verbose_name='whom the letter goes to')),
                ('checked_on', models.DateField(verbose_name='looked up on')),
            ],
            options={
                'verbose_name': 'note about a country',
                'verbose_name_plural': 'notes about countries',
                'ordering': ['country'],
            },
        ),
        migrations.CreateModel(
            name='FigureFile',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('how', models.CharField(blank=True, max_length=60)),
                ('columns', models.JSONField(default=list)),
                ('rows', models.JSONField(default=list)),
                ('brought_on', models.DateField(auto_now_add=True)),
            ],
            options={
                'verbose_name': 'file of figures being brought in',
                'verbose_name_plural': 'files of figures being brought in',
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='series',
            name='kept_here',
            field=models.BooleanField(default=False, editable=False, verbose_name='changed here'),
        ),
        migrations.AddField(
            model_name='series',
            name='measured_in',
            field=models.CharField(blank=True, help_text='Where the way of counting does not say it: minutes, hours, days.', max_length=60, verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='series',
            name='state',
            field=models.CharField(choices=[('public', 'everybody sees it'), ('waiting', 'waits for a check'), ('off', 'off the site')], db_index=True, default='public', max_length=7, verbose_name='who sees it'),
        ),
        migrations.AddField(
            model_name='series',
            name='told_by',
            field=models.CharField(blank=True, max_length=150, verbose_name='told by'),
        ),
        migrations.AddField(
            model_name='series',
            name='told_by_group',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='groups.group', verbose_name='its listing'),
        ),
        migrations.AddField(
            model_name='series',
            name='told_on',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='told on'),
        ),
        migrations.AlterField(
            model_name='series',
            name='definition',
            field=models.TextField(blank=True, help_text='Word for word. Another definition is another series.', verbose_name='the publisher’s own definition'),
        ),
        migrations.AddConstraint(
            model_name='series',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'waiting'), _negated=True), models.Q(('told_by', ''), _negated=True), _connector='OR'), name='only_what_is_told_waits'),
        ),
        migrations.AddField(
            model_name='figurefile',
            name='editor',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='figure_file', to=settings.AUTH_USER_MODEL),
        ),
        migrations.RunPython(let_keep, migrations.RunPython.noop, elidable=False),
    ]
