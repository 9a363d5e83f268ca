"""Pictures and files of sites without object storage: trying out, development, tests."""

import mimetypes
from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, HttpResponseNotModified
from django.utils._os import safe_join
from django.utils.http import http_date
from django.views.decorators.http import require_safe
from django.views.static import was_modified_since

MONTH_SECONDS = 30 * 24 * 3600
SHOWN_INLINE = {"image/avif", "image/gif", "image/jpeg", "image/png", "image/webp", "application/pdf"}
# Documents have a view of their own that asks who may read them.
NOT_SERVED = ("documents/",)


@require_safe
def serve_media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Return a file below MEDIA_ROOT. What a browser could run is only ever offered for saving."""
    file = find_media(path)
    changed = file.stat().st_mtime
    if not was_modified_since(request.META.get("HTTP_IF_MODIFIED_SINCE"), changed):
        return HttpResponseNotModified()
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    response = FileResponse(file.open("rb"), content_type=kind, as_attachment=kind not in SHOWN_INLINE)
    response["Cache-Control"] = f"public, max-age={MONTH_SECONDS}"
    response["Last-Modified"] = http_date(changed)
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response


def find_media(path: str) -> Path:
    """Return the file at `path` below MEDIA_ROOT. Raises Http404, also on a path that leads elsewhere."""
    try:
        file = Path(safe_join(settings.MEDIA_ROOT, path))
    except (SuspiciousFileOperation, ValueError):
        raise Http404(path) from None
    relative = file.relative_to(Path(settings.MEDIA_ROOT).resolve()).as_posix() if file.is_file() else ""
    if not relative or relative.startswith(NOT_SERVED):
        raise Http404(path)
    return file
