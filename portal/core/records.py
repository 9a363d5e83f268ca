"""The records are Django's own admin, with those tables alone that have no other screen (`settings.RECORDS`).

What packages register besides has its room in the page admin or the shop's, with the rules of that room.
"""

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.core.exceptions import ImproperlyConfigured
from django.db.models.base import ModelBase

OWN = ("home", "marketplace", "portal")


class RecordsConfig(AdminConfig):
    default_site = "portal.core.records.Records"


class Records(AdminSite):
    """Takes in what is named in the settings, and of packages silently nothing else.

    Raises ImproperlyConfigured for an admin class of our own whose table is not named: it would be hidden.
    """

    def register(self, model_or_iterable, admin_class=None, **options) -> None:
        models = [model_or_iterable] if isinstance(model_or_iterable, ModelBase) else model_or_iterable
        wanted = [model for model in models if model._meta.label in settings.RECORDS]
        if len(wanted) < len(models) and admin_class and admin_class.__module__.split(".")[0] in OWN:
            raise ImproperlyConfigured(f"{admin_class.__name__} is for a table that is not named in settings.RECORDS")
        super().register(wanted, admin_class, **options)
