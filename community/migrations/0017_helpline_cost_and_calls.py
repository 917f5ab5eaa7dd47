"""What a line costs, whether it may call others, and that it is known to be wrong."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('community', '0016_place_regions'),
    ]

    operations = [
        migrations.AddField(
            model_name='helpline',
            name='calls_emergency',
            field=models.CharField(choices=[('unknown', 'We do not know whether they may call emergency services without your agreement'), ('yes', 'They may call emergency services without your agreement'), ('no', 'They do not call emergency services without your agreement')], default='unknown', help_text='Yes or no only where the line itself says so.', max_length=7, verbose_name='may call emergency services without the caller’s agreement'),
        ),
        migrations.AddField(
            model_name='helpline',
            name='cost',
            field=models.CharField(blank=True, help_text='As the line itself says it.', max_length=120, verbose_name='cost'),
        ),
        migrations.AddField(
            model_name='helpline',
            name='known_wrong',
            field=models.BooleanField(default=False, help_text='Nobody is sent to it any more. Tick it only when you know: it is not enough that nobody has looked lately.', verbose_name='known to be wrong'),
        ),
    ]
