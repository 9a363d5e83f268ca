from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    name = "portal.ledger"
    label = "ledger"
    verbose_name = _("Ledger")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.ledger.invariants import ledger_sums_to_zero, register_invariant

        register_invariant("ledger sums to zero", ledger_sums_to_zero)
