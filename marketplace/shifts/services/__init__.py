"""Picking shifts are planned, changed and called off; people say yes and no."""

from marketplace.shifts.services.people import join_shift, leave_shift
from marketplace.shifts.services.plan import call_off_shift, change_shift, plan_shift

__all__ = ["call_off_shift", "change_shift", "join_shift", "leave_shift", "plan_shift"]
