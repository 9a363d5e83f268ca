"""Who somebody is, as django-allauth finds it, and what they may do, in one query."""

from allauth.account.auth_backends import AuthenticationBackend


class AccountBackend(AuthenticationBackend):
    """Asks for the rights of a person and of their groups together: every page with the one menu needs them."""

    def get_all_permissions(self, user_obj, obj=None) -> set[str]:
        """Return "app.codename" of every right; kept on the user as Django keeps it."""
        if not user_obj.is_active or user_obj.is_anonymous or user_obj.is_superuser or obj is not None:
            return super().get_all_permissions(user_obj, obj)
        if not hasattr(user_obj, "_perm_cache"):
            own, of_groups = (
                rights.order_by().values_list("content_type__app_label", "codename")
                for rights in (self._get_user_permissions(user_obj), self._get_group_permissions(user_obj))
            )
            user_obj._perm_cache = {f"{app}.{name}" for app, name in own.union(of_groups)}
        return user_obj._perm_cache
