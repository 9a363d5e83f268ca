"""Our fork of Oscar's partner app."""

from oscar.apps.partner.apps import PartnerConfig as CorePartnerConfig


class PartnerConfig(CorePartnerConfig):
    name = "marketplace.partner"
