"""Who may see and change rows that belong to a village: its coordinators theirs, operators all."""

from django.contrib.auth import get_user_model
from django.db.models import Q
from wagtail.permission_policies import BasePermissionPolicy
from wagtail.permissions import register_permission_policy

from portal.core.admin_scope import is_operator
from portal.villages.models import Membership, Village


class OperatorPolicy(BasePermissionPolicy):
    """Only operators."""

    def user_has_permission(self, user, action):
        return is_operator(user)

    def users_with_any_permission(self, actions):
        return get_user_model().objects.filter(Q(is_superuser=True) | Q(is_staff=True), is_active=True)


class VillagePolicy(OperatorPolicy):
    """Operators everything; a village's coordinators the named actions on that village's rows.

    `path` leads from the row to its village, e.g. "visit__village".
    """

    def __init__(self, model, *, path: str, actions: set[str]):
        super().__init__(model)
        self.path, self.actions = path, actions

    def user_has_permission(self, user, action):
        if is_operator(user):
            return True
        villages = Village.objects.kept_by(user, Membership.Role.COORDINATOR)
        return user.is_active and action in self.actions and villages.exists()

    def instances_user_has_any_permission_for(self, user, actions):
        rows = self.model._default_manager.all()
        if is_operator(user):
            return rows
        if not self.user_has_any_permission(user, actions):
            return rows.none()
        villages = Village.objects.kept_by(user, Membership.Role.COORDINATOR)
        return rows.filter(**{f"{self.path}__in": villages})

    def user_has_permission_for_instance(self, user, action, instance):
        return self.instances_user_has_any_permission_for(user, [action]).filter(pk=instance.pk).exists()

    def users_with_any_permission(self, actions):
        coordinators = Q(memberships__role=Membership.Role.COORDINATOR)
        everyone = Q(is_superuser=True) | Q(is_staff=True) | coordinators
        return get_user_model().objects.filter(everyone, is_active=True).distinct()


def roles_of(user) -> frozenset[str]:
    """Return the roles this person holds in any village; asked once for each request's user."""
    return frozenset(membership.role for membership in _memberships_of(user))


def villages_kept_by(user, role: str) -> list[Village]:
    """Return the villages in which this person holds the role, as `Village.objects.kept_by`; no query of its own."""
    return [membership.village for membership in _memberships_of(user) if membership.role == role]


def _memberships_of(user) -> list[Membership]:
    if not hasattr(user, "_memberships"):
        found = Membership.objects.filter(user=user).select_related("village")
        user._memberships = list(found.order_by("village"))
    return user._memberships


def coordinates(user) -> bool:
    """Say whether this person is a village's coordinator."""
    return Membership.Role.COORDINATOR in roles_of(user)


def manages_a_shop(user) -> bool:
    """Say whether this person manages the shop of any village."""
    return Membership.Role.SHOP_MANAGER in roles_of(user)


def register() -> None:
    """Say who may see and change villages and the people in charge."""
    register_permission_policy(Village, OperatorPolicy(Village))
    register_permission_policy(Membership, OperatorPolicy(Membership))


def shop_managers_to_write(*, villages) -> list[int]:
    """Return the ids of the accounts that manage a shop of these villages and can be written to, each once."""
    managers = Membership.objects.filter(village__in=villages, role=Membership.Role.SHOP_MANAGER)
    reached = managers.filter(user__email__gt="", user__is_active=True)
    return list(reached.order_by("user").values_list("user", flat=True).distinct())
