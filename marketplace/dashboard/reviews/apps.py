"""Our fork of Oscar's dashboard/reviews app."""

from oscar.apps.dashboard.reviews.apps import ReviewsDashboardConfig as CoreReviewsDashboardConfig


class ReviewsDashboardConfig(CoreReviewsDashboardConfig):
    name = "marketplace.dashboard.reviews"
