"""The shape of every page form: what to write on the first tab, the rest under More."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList, Panel, PublishingPanel, TabbedInterface

from portal.core.forms import BasePageForm
from portal.core.live_blocks import troubles


def page_form(content: list[Panel], more: list[Panel] = (), *, form_class=BasePageForm) -> TabbedInterface:
    """Return a form of two tabs; `more` comes before address, search texts and dates of publishing."""
    rest = [
        *more,
        FieldPanel("slug", heading=_("Short name in the address"), help_text=_("Made from the title when left empty.")),
        FieldPanel("seo_title"),
        FieldPanel("search_description"),
        PublishingPanel(),
    ]
    content = [TroublesPanel(), *content]
    tabs = [ObjectList(content, heading=_("Write")), ObjectList(rest, heading=_("More"))]
    return TabbedInterface(tabs, base_form_class=form_class)


class TroublesPanel(Panel):
    """Says on top of the form which things in the text readers do not see whole; nothing when all is well."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "core/panels/troubles.html"

        def is_shown(self) -> bool:
            return super().is_shown() and bool(self.instance.pk and self.troubles)

        @cached_property
        def troubles(self) -> list[str]:
            return troubles(self.instance.body)


def shown_beside(template: str, heading: str) -> HelpPanel:
    """Return a folded panel that shows what is written elsewhere; the template reads `self.instance`."""
    return HelpPanel(template=template, heading=heading, classname="collapsed")


def worked_example(template: str) -> HelpPanel:
    """Return a folded panel with one sentence of advice and a finished example."""
    return HelpPanel(template=template, heading=_("An example"), classname="collapsed")
