"""Sent messages, for the operator of a site without a mail server or an SMS provider to read."""

from csp.constants import NONE, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from portal.outbox.models import SentMail

#: A letter may style itself and do nothing else.
INERT = {
    "default-src": [NONE],
    "script-src": [NONE],
    "img-src": [NONE],
    "style-src": [UNSAFE_INLINE],
    "frame-ancestors": [NONE],
    "sandbox": True,
}


@admin.register(SentMail)
class SentMailAdmin(admin.ModelAdmin):
    list_display = ["subject", "to", "sent_at"]
    search_fields = ["subject", "to"]
    fields = readonly_fields = ["to", "subject", "sent_at", "letter", "text"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    @admin.display(description=_("As its reader sees it"))
    def letter(self, mail: SentMail) -> str:
        """Return a link to the mail in its own look."""
        if not mail.html:
            return _("This message is plain text.")
        address = reverse("admin:outbox_sentmail_letter", args=[mail.pk])
        return format_html('<a href="{}" target="_blank" rel="noopener">{}</a>', address, _("Open the letter"))

    def get_urls(self):
        own = path("<int:pk>/letter/", self.admin_site.admin_view(self.show_letter), name="outbox_sentmail_letter")
        return [own, *super().get_urls()]

    @method_decorator(csp_replace(INERT))
    def show_letter(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show a mail's HTML to who may read it."""
        mail = self.get_object(request, str(pk))
        if mail is None or not mail.html or not self.has_view_permission(request, mail):
            raise Http404
        return HttpResponse(mail.html)
