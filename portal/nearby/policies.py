"""Operators alone say which sites may show a community's villages."""

from wagtail.permissions import register_permission_policy

from portal.nearby.models import FrameAddress
from portal.villages.policies import OperatorPolicy


def register() -> None:
    """Say who may see and change the addresses."""
    register_permission_policy(FrameAddress, OperatorPolicy(FrameAddress))
