"""How every form here is drawn."""

from django.forms.renderers import TemplatesSetting


class OurForms(TemplatesSetting):
    """Our own templates for fields and groups; Django's for the widgets we leave alone."""

    form_template_name = "django/forms/form.html"
    field_template_name = "django/forms/field.html"
