from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SettlementConfig(AppConfig):
    name = "marketplace.settlement"
    label = "settlement"
    verbose_name = _("Settlement")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from marketplace.placement.models import DepositRule
        from marketplace.settlement import invariants, letters, paper, personal_data, receivers, work
        from marketplace.settlement.models import CommissionRule
        from portal.core.freshness import watch

        invariants.register()
        letters.register()
        paper.register()
        personal_data.register()
        receivers.register()
        work.register()
        watch(CommissionRule)  # the product's page says what goes to the village
        watch(DepositRule)  # and for how long a deposit goes back
