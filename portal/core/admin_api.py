"""The admin's own lists of pictures and documents, kept to what the user may choose."""

from wagtail.documents import get_document_model
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images import get_image_model
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

from portal.core.admin_scope import files_for


class ScopedImages(ImagesAdminAPIViewSet):
    """Pictures of the user's own collections."""

    def get_queryset(self):
        return super().get_queryset().filter(pk__in=files_for(get_image_model(), self.request.user).values("pk"))


class ScopedDocuments(DocumentsAdminAPIViewSet):
    """Documents of the user's own collections."""

    def get_queryset(self):
        return super().get_queryset().filter(pk__in=files_for(get_document_model(), self.request.user).values("pk"))
