"""Product types, lists of choices, and the facts of a product. What is in use is not deleted."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import DeleteView, ListView, View
from oscar.apps.dashboard.catalogue import views as core
from oscar.core.loading import get_model

from marketplace.dashboard.catalogue.forms import FactsForm
from marketplace.producers.services import describe_product

AttributeOptionGroup = get_model("catalogue", "AttributeOptionGroup")
Product = get_model("catalogue", "Product")
ProductClass = get_model("catalogue", "ProductClass")


class DeletedUnlessUsed(DeleteView):
    """Asks once; while something is in use it says so and deletes nothing."""

    def get_context_data(self, **kwargs) -> dict:
        return {**super().get_context_data(**kwargs), "refusal": self.refusal()}

    def form_valid(self, form) -> HttpResponse:
        refusal = self.refusal()
        if refusal:
            messages.error(self.request, refusal)
            return redirect(self.list_name)
        return super().form_valid(form)

    def get_success_url(self) -> str:
        messages.success(self.request, _("Deleted: %(name)s.") % {"name": self.object})
        return reverse(self.list_name)

    def refusal(self) -> str:
        """Return why it stays, or nothing."""
        raise NotImplementedError


class ProductClassListView(ListView):
    """The types, each with the number of its products and facts."""

    template_name = "oscar/dashboard/catalogue/product_class_list.html"
    context_object_name = "classes"

    def get_queryset(self):
        counted = {"goods": Count("products", distinct=True), "facts": Count("attributes", distinct=True)}
        return ProductClass.objects.annotate(**counted).order_by("name", "pk")


class ProductClassCreateView(core.ProductClassCreateView):
    def get_title(self) -> str:
        return _("New product type")

    def get_success_url(self) -> str:
        return _saved(self)


class ProductClassUpdateView(core.ProductClassUpdateView):
    def get_title(self) -> str:
        return self.object.name

    def get_success_url(self) -> str:
        return _saved(self)


def _saved(view) -> str:
    messages.success(view.request, _("Saved: %(name)s.") % {"name": view.object})
    return reverse("dashboard:catalogue-class-update", args=[view.object.pk])


class ProductClassDeleteView(DeletedUnlessUsed):
    template_name = "oscar/dashboard/catalogue/product_class_delete.html"
    model = ProductClass
    list_name = "dashboard:catalogue-class-list"

    def refusal(self) -> str:
        n = self.object.products.count()
        if n:
            return ngettext("%(n)s product is of this type.", "%(n)s products are of this type.", n) % {"n": n}
        return _("New products get this type.") if self.object.slug == "produce" else ""


class AttributeOptionGroupListView(ListView):
    """The lists of choices with what is in them."""

    template_name = "oscar/dashboard/catalogue/attribute_option_group_list.html"
    context_object_name = "groups"

    def get_queryset(self):
        return AttributeOptionGroup.objects.prefetch_related("options").order_by("name", "pk")


class AttributeOptionGroupCreateView(core.AttributeOptionGroupCreateView):
    is_popup = False

    def get_title(self) -> str:
        return _("New list of choices")

    def get_success_url(self) -> str:
        return _group_saved(self)


class AttributeOptionGroupUpdateView(core.AttributeOptionGroupUpdateView):
    is_popup = False

    def get_title(self) -> str:
        return self.object.name

    def get_success_url(self) -> str:
        return _group_saved(self)


def _group_saved(view) -> str:
    messages.success(view.request, _("Saved: %(name)s.") % {"name": view.object})
    return reverse("dashboard:catalogue-attribute-option-group-update", args=[view.object.pk])


class AttributeOptionGroupDeleteView(DeletedUnlessUsed):
    template_name = "oscar/dashboard/catalogue/attribute_option_group_delete.html"
    model = AttributeOptionGroup
    list_name = "dashboard:catalogue-attribute-option-group-list"

    def refusal(self) -> str:
        n = self.object.product_attributes.count()
        if not n:
            return ""
        return ngettext("%(n)s fact is chosen from it.", "%(n)s facts are chosen from it.", n) % {"n": n}


class ProductFactsView(View):
    """A product's type, and the facts that the type asks for. Another type is chosen first, its facts come next."""

    http_method_names = ["get", "head", "post", "options"]

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not request.user.has_perm("catalogue.change_product"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the form."""
        product = get_object_or_404(Product, pk=pk, structure=Product.STANDALONE)
        return self._page(product, FactsForm(product=product, shown=product.product_class))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Save; after a change of type stay here for its facts."""
        product = get_object_or_404(Product, pk=pk, structure=Product.STANDALONE)
        was = product.product_class
        chosen = request.POST.get("product_class", "")
        if chosen.isdecimal() and int(chosen) != was.pk:
            kinds = FactsForm(product=product, shown=was).fields["product_class"].queryset
            return self._change_type(product, get_object_or_404(kinds, pk=chosen))
        form = FactsForm(request.POST, product=product, shown=was)
        if not form.is_valid():
            return self._page(product, form, status=422)
        describe_product(product=product, product_class=was, facts=form.facts())
        messages.success(request, _("Saved: %(product)s.") % {"product": product.get_title()})
        return redirect("dashboard:catalogue-product-list")

    def _change_type(self, product, product_class) -> HttpResponse:
        describe_product(product=product, product_class=product_class, facts={})
        messages.success(self.request, _("The type is changed. Now give its facts."))
        return redirect("dashboard:catalogue-product-facts", pk=product.pk)

    def _page(self, product, form: FactsForm, status: int = 200) -> HttpResponse:
        context = {"product": product, "form": form}
        return render(self.request, "oscar/dashboard/catalogue/facts.html", context, status=status)
