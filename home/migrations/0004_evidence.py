"""Published figures with their sources, and who may look at them in the admin."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

WHO = ("Guide editors", "Administrators")
MAY = {"series": "Can view series of figures", "figure": "Can view figure"}


def let_look(apps: Any, schema_editor: Any) -> None:
    """Guide editors and administrators may read them. Content types come later: made by name."""
    types = apps.get_model("contenttypes", "ContentType").objects
    permissions = apps.get_model("auth", "Permission").objects
    for group in apps.get_model("auth", "Group").objects.filter(name__in=WHO):
        for model, name in MAY.items():
            kind, _made = types.get_or_create(app_label="home", model=model)
            permission, _made = permissions.get_or_create(
                content_type=kind, codename=f"view_{model}", defaults={"name": name}
            )
            group.permissions.add(permission)


class Migration(migrations.Migration):

    dependencies = [
        ('community', '0013_translation_verbs'),
        ('home', '0003_rules_parts'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
    ]

    operations = [
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True, verbose_name='slug')),
                ('country', models.CharField(db_index=True, max_length=2, verbose_name='country')),
                ('place', models.CharField(help_text='As the publisher says it.', max_length=200, verbose_name='place')),
                ('metric', models.SlugField(max_length=60, verbose_name='way of counting')),
                ('definition', models.TextField(blank=True, verbose_name='the publisher’s own definition')),
                ('licence', models.CharField(blank=True, max_length=200, verbose_name='licence')),
                ('retrieved_on', models.DateField(blank=True, null=True, verbose_name='retrieved on')),
                ('notes', models.TextField(blank=True, verbose_name='notes')),
                ('position', models.PositiveIntegerField(default=0, verbose_name='position')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='series', to='community.coercion', verbose_name='what is counted')),
            ],
            options={
                'verbose_name': 'series of figures',
                'verbose_name_plural': 'series of figures',
                'ordering': ['position', 'slug'],
            },
        ),
        migrations.CreateModel(
            name='Figure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', models.CharField(help_text='As the publisher says it.', max_length=80, verbose_name='period')),
                ('position', models.PositiveIntegerField(default=0, verbose_name='position')),
                ('value', models.DecimalField(blank=True, decimal_places=4, max_digits=14, null=True, verbose_name='value')),
                ('coverage', models.CharField(blank=True, max_length=300, verbose_name='what it covers')),
                ('series_break', models.CharField(blank=True, help_text='Why this value cannot be compared with those before it.', max_length=300, verbose_name='break')),
                ('source_title', models.CharField(max_length=300, verbose_name='source')),
                ('publisher', models.CharField(blank=True, max_length=200, verbose_name='publisher')),
                ('source_url', models.URLField(blank=True, max_length=500, verbose_name='address of the source')),
                ('source_kind', models.CharField(blank=True, max_length=60, verbose_name='kind of source')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('series', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='home.series', verbose_name='series')),
            ],
            options={
                'verbose_name': 'figure',
                'verbose_name_plural': 'figures',
                'ordering': ['series__position', 'series__slug', 'position'],
            },
        ),
        migrations.AddConstraint(
            model_name='series',
            constraint=models.CheckConstraint(condition=models.Q(('country', ''), _negated=True), name='series_has_a_country'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.UniqueConstraint(fields=('series', 'period'), name='figure_once_a_period'),
        ),
        migrations.RunPython(let_look, migrations.RunPython.noop, elidable=False),
    ]
