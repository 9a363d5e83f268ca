"""Tables of the Django admin that show and never write."""

from django.http import HttpRequest


class ReadOnlyAdmin:
    """Mix in before a ModelAdmin: rows can be looked at by whoever may view them, and by nobody changed."""

    def has_add_permission(self, request: HttpRequest, obj=None) -> bool:
        """Rows are made by services."""
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        """Rows are changed by services."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        """Nothing that money or stock hangs on is deleted."""
        return False

    def get_inlines(self, request: HttpRequest, obj=None) -> list:
        """Return no inlines: they bring their own rights."""
        return []
