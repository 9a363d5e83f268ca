"""Our fork of Oscar's reviews app."""

from oscar.apps.catalogue.reviews.apps import CatalogueReviewsConfig as CoreCatalogueReviewsConfig


class CatalogueReviewsConfig(CoreCatalogueReviewsConfig):
    name = "marketplace.catalogue.reviews"
