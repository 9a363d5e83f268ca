"""Who decides about a community's businesses: its editors about theirs, operators about all."""

from django.contrib.auth import get_user_model
from django.db.models import Q
from wagtail.permissions import register_permission_policy

from portal.businesses.models import Business
from portal.communities.models import Community
from portal.core.admin_scope import is_operator
from portal.villages.policies import OperatorPolicy


def communities_edited_by(user):
    """Return the communities whose editor this person is."""
    return Community.objects.filter(group__user=user)


def edited_communities(user) -> list[Community]:
    """Return the communities whose editor this person is; asked once for each request's user."""
    if not hasattr(user, "_edited_communities"):
        user._edited_communities = list(communities_edited_by(user))
    return user._edited_communities


def edits_a_community(user) -> bool:
    """Say whether this person edits any community."""
    return bool(edited_communities(user))


def may_decide(user, business: Business) -> bool:
    """Say whether this person may list the business, refuse it or take it off."""
    return is_operator(user) or (
        user.is_active and communities_edited_by(user).filter(pk=business.community_id).exists()
    )


class BusinessPolicy(OperatorPolicy):
    """Editors look and decide; nobody adds or deletes here."""

    def user_has_permission(self, user, action):
        if action not in {"view", "change"}:
            return False
        return is_operator(user) or (user.is_active and edits_a_community(user))

    def instances_user_has_any_permission_for(self, user, actions):
        rows = Business.objects.all()
        if not self.user_has_any_permission(user, actions):
            return rows.none()
        return rows if is_operator(user) else rows.filter(community__in=communities_edited_by(user))

    def user_has_permission_for_instance(self, user, action, instance):
        return self.instances_user_has_any_permission_for(user, [action]).filter(pk=instance.pk).exists()

    def users_with_any_permission(self, actions):
        everyone = Q(is_superuser=True) | Q(is_staff=True) | Q(groups__community__isnull=False)
        return get_user_model().objects.filter(everyone, is_active=True).distinct()


def register() -> None:
    """Say who may see and decide about businesses."""
    register_permission_policy(Business, BusinessPolicy(Business))
