from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('vault', '0002_claim'),
    ]

    operations = [
        migrations.CreateModel(
            name='Anchor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('mark', models.CharField(db_index=True, max_length=64)),
                ('number', models.PositiveIntegerField()),
                ('seal', models.CharField(max_length=64)),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('day', 'mark'), name='anchored_once_a_day')],
            },
        ),
    ]
