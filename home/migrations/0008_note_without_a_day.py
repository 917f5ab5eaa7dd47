"""What came with the software has not been looked up by anybody here."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('home', '0007_figures_kept_here'),
    ]

    operations = [
        migrations.AlterField(
            model_name='countrynote',
            name='checked_on',
            field=models.DateField(blank=True, null=True, verbose_name='looked up on'),
        ),
    ]
