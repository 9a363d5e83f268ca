"""The records are Django's own admin, with those tables alone that have no other screen (`settings.RECORDS`).

What packages register besides has its room in the page admin or the shop's, with the rules of that room.
"""

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.db.models.base import ModelBase


class RecordsConfig(AdminConfig):
    default_site = "portal.core.records.Records"


class Records(AdminSite):
    """Takes in what is named in the settings, and silently nothing else."""

    def register(self, model_or_iterable, admin_class=None, **options) -> None:
        models = [model_or_iterable] if isinstance(model_or_iterable, ModelBase) else model_or_iterable
        wanted = [model for model in models if model._meta.label in settings.RECORDS]
        super().register(wanted, admin_class, **options)
