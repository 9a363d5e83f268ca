"""Communities and their shelves are set up by operators."""

from wagtail.permissions import register_permission_policy

from portal.communities.models import Community, PickupPoint
from portal.villages.policies import OperatorPolicy


def register() -> None:
    """Say who may see and change communities and pickup points."""
    register_permission_policy(Community, OperatorPolicy(Community))
    register_permission_policy(PickupPoint, OperatorPolicy(PickupPoint))
