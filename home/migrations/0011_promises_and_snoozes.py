"""Promises of leaders, what editors put off, and who may change promises."""

from typing import Any

import django.db.models.deletion
import home.promises.promise
from django.conf import settings
from django.db import migrations, models


def let_keep(apps: Any, schema_editor: Any) -> None:
    """Guide editors look after them. Content types come later: made by name."""
    types = apps.get_model("contenttypes", "ContentType").objects
    permissions = apps.get_model("auth", "Permission").objects
    kind, _made = types.get_or_create(app_label="home", model="promise")
    for group in apps.get_model("auth", "Group").objects.filter(name="Guide editors"):
        for verb in ("add", "change", "delete", "view"):
            permission, _made = permissions.get_or_create(
                content_type=kind,
                codename=f"{verb}_promise",
                defaults={"name": f"Can {verb} promise"},
            )
            group.permissions.add(permission)


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('community', '0018_circle_verbs'),
        ('home', '0010_figure_block'),
        ('stories', '0009_quotable_by_anyone'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Promise',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.SlugField(default=home.promises.promise.new_reference, editable=False, max_length=12, unique=True)),
                ('country', models.CharField(db_index=True, max_length=2, verbose_name='country')),
                ('place', models.CharField(blank=True, help_text='Empty for the whole country.', max_length=200, verbose_name='place')),
                ('office', models.CharField(help_text='The name of an office or a body, never of a person.', max_length=200, verbose_name='who promised it')),
                ('promised', models.CharField(help_text='In a sentence or two, in plain words. No words of a story.', max_length=500, verbose_name='what was promised')),
                ('language', models.CharField(default='en', max_length=10, verbose_name='language of these words')),
                ('promised_on', models.DateField(verbose_name='promised on')),
                ('due_on', models.DateField(blank=True, help_text='Empty where no day was named.', null=True, verbose_name='to be done by')),
                ('source_title', models.CharField(max_length=300, verbose_name='where the promise stands')),
                ('source_url', models.URLField(max_length=500, verbose_name='its address')),
                ('outcome', models.CharField(choices=[('promised', 'promised'), ('kept', 'kept'), ('partly', 'kept in part'), ('not-kept', 'not kept'), ('too-early', 'too early to say')], default='promised', max_length=9, verbose_name='what came of it')),
                ('came', models.CharField(blank=True, max_length=500, verbose_name='what came of it, in a sentence or two')),
                ('came_on', models.DateField(blank=True, null=True, verbose_name='on which day')),
                ('came_title', models.CharField(blank=True, max_length=300, verbose_name='where that stands')),
                ('came_url', models.URLField(blank=True, max_length=500, verbose_name='the address of that')),
                ('state', models.CharField(choices=[('public', 'everybody sees it'), ('waiting', 'waits for a check'), ('off', 'off the site')], db_index=True, default='off', max_length=7, verbose_name='who sees it')),
                ('told_by', models.CharField(blank=True, max_length=150, verbose_name='told by')),
                ('told_on', models.DateField(blank=True, editable=False, null=True, verbose_name='told on')),
                ('changed_on', models.DateField(auto_now=True)),
                ('example', models.BooleanField(default=False, editable=False, verbose_name='invented, as an example')),
            ],
            options={
                'verbose_name': 'promise',
                'verbose_name_plural': 'promises',
                'ordering': ['-promised_on', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('outcome__in', ['promised', 'too-early']), models.Q(models.Q(('came', ''), _negated=True), models.Q(('came_url', ''), _negated=True), ('came_on__isnull', False)), _connector='OR'), name='promise_kept_or_not_has_a_source')],
            },
        ),
        migrations.CreateModel(
            name='Snooze',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=100, unique=True)),
                ('until', models.DateField(verbose_name='until')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'put off',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='PromiseStory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('promise', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='used', to='home.promise')),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='stories.story')),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('promise', 'story'), name='promise_story_once')],
            },
        ),
        migrations.RunPython(let_keep, migrations.RunPython.noop, elidable=False),
    ]
