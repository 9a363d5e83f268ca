"""Use-cases of invoicing."""

from marketplace.invoicing.services.credit import credit_adjustment, credit_rest
from marketplace.invoicing.services.issue import correct_title, issue

__all__ = ["correct_title", "credit_adjustment", "credit_rest", "issue"]
