"""Who may hide the words of a rating: operators alone."""

from wagtail.permissions import register_permission_policy

from portal.core.admin_scope import is_operator
from portal.trades.models import Errand
from portal.villages.policies import OperatorPolicy


class RatingPolicy(OperatorPolicy):
    """Operators look at ratings and hide words; nobody adds or deletes, and a request without rating is not there."""

    def user_has_permission(self, user, action):
        return action in {"view", "change"} and is_operator(user)

    def instances_user_has_any_permission_for(self, user, actions):
        rows = Errand.objects.filter(rating__isnull=False)
        return rows if self.user_has_any_permission(user, actions) else rows.none()

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_permission(user, action) and instance.rating is not None


def register() -> None:
    """Enter the policy."""
    register_permission_policy(Errand, RatingPolicy(Errand))
