"""Reviews: written by people who are signed in, shown once the operator has read them."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.utils.translation import gettext as _
from oscar.apps.catalogue.reviews.views import AddVoteView as CoreAddVoteView
from oscar.apps.catalogue.reviews.views import CreateProductReview as CoreCreateProductReview
from oscar.apps.catalogue.reviews.views import ProductReviewDetail as CoreProductReviewDetail
from oscar.apps.catalogue.reviews.views import ProductReviewList as CoreProductReviewList
from oscar.core.loading import get_model

ProductReview = get_model("reviews", "ProductReview")


class CreateProductReview(LoginRequiredMixin, CoreCreateProductReview):
    """Asks a stranger to sign in, then comes back here."""

    def get_success_url(self) -> str:
        messages.success(self.request, _("Thank you. Your words appear once they have been read."))
        return self.product.get_absolute_url()


class ProductReviewDetail(CoreProductReviewDetail):
    """One review; not there before it is approved, nor under another product."""

    def get_queryset(self):
        return (
            ProductReview.objects.approved().filter(product=self.kwargs["product_pk"]).select_related("user", "answer")
        )


class AddVoteView(CoreAddVoteView):
    """A vote on a review that everybody can read."""

    def post(self, request, *args, **kwargs):
        """Refuse what is not approved, or belongs to another product, with 404."""
        readable = ProductReview.objects.approved().filter(pk=kwargs["pk"], product=kwargs["product_pk"])
        if not readable.exists():
            raise Http404
        return super().post(request, *args, **kwargs)


class ProductReviewList(CoreProductReviewList):
    """All approved reviews of a product, newest first."""

    def get_queryset(self):
        return super().get_queryset().select_related("user", "answer").order_by("-date_created")
