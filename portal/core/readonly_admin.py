"""Tables of the Django admin that show and never write."""

from collections.abc import Iterable

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest


class ReadOnlyAdmin:
    """Mix in before a ModelAdmin: rows can be looked at by whoever may view them, and by nobody changed."""

    #: Inlines would bring rights of their own; what nobody fills in needs no search.
    autocomplete_fields = raw_id_fields = inlines = ()

    def has_add_permission(self, request: HttpRequest, obj=None) -> bool:
        """Rows are made by services."""
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        """Rows are changed by services."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        """Nothing that money or stock hangs on is deleted."""
        return False


def make_read_only(models: Iterable[type[Model]]) -> None:
    """Let the Django admin show these models as before and change none of them; those it does not show stay away."""
    for model in models:
        if admin.site.is_registered(model):
            shown = type(admin.site.get_model_admin(model))
            admin.site.unregister(model)
            admin.site.register(model, type(f"ReadOnly{model.__name__}Admin", (ReadOnlyAdmin, shown), {}))
