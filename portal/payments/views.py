"""Where providers send their messages."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from portal.payments import services
from portal.payments.exceptions import BadSignature, UnknownProvider
from portal.payments.heard import note_refused
from portal.payments.registry import get_provider


@csrf_exempt
@require_POST
@transaction.non_atomic_requests
def webhook(request: HttpRequest, provider: str) -> HttpResponse:
    """Answer 200 to every signed message, new or repeated; 400 to an unsigned one or an unknown provider's."""
    try:
        services.receive_webhook(provider=provider, request=request)
    except UnknownProvider:
        return HttpResponseBadRequest("provider")
    except BadSignature:
        note_refused(provider)
        return HttpResponseBadRequest("signature")
    return HttpResponse(get_provider(provider).thanks, content_type="text/plain")
