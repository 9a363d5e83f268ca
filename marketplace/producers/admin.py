"""The operator's forms for sellers and what they charge for delivery."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from marketplace.producers.models import DeliveryBand, DeliveryZone, ProducerProfile, SellerPaper
from portal.places.models import Province


class DeliveryZoneForm(forms.ModelForm):
    """A zone; its provinces are ticked, and stored as a list of codes."""

    provinces = forms.MultipleChoiceField(
        label=_("Provinces"), choices=Province.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = DeliveryZone
        fields = ["producer", "name", "provinces"]

    def clean(self):
        """Refuse a province that another zone of the same producer holds: it would have two prices."""
        data = super().clean()
        zones = DeliveryZone.objects.filter(producer=data.get("producer")).exclude(pk=self.instance.pk)
        taken = {code for zone in zones for code in zone.provinces} & set(data.get("provinces") or [])
        if taken:
            names = ", ".join(str(Province(code).label) for code in sorted(taken))
            self.add_error("provinces", _("Already in another zone: %(names)s") % {"names": names})
        return data


class DeliveryBandInline(admin.TabularInline):
    model = DeliveryBand
    extra = 1


@admin.register(DeliveryZone)
class DeliveryZoneAdmin(admin.ModelAdmin):
    form = DeliveryZoneForm
    inlines = [DeliveryBandInline]
    list_display = ["name", "producer"]
    list_filter = ["producer"]
    list_select_related = ["producer__village"]


class SellerPaperInline(admin.StackedInline):
    model = SellerPaper
    extra = 0


@admin.register(ProducerProfile)
class ProducerProfileAdmin(admin.ModelAdmin):
    inlines = [SellerPaperInline]
    list_display = ["__str__", "partner", "free_delivery_from", "pack_days"]
    list_select_related = ["village", "partner"]
