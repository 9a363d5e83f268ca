"""Use-cases of complaints."""

from marketplace.complaints.services.answer import give, put_back, refuse, second
from marketplace.complaints.services.complain import complain
from marketplace.complaints.services.forget import forget_complaints, forget_photos

__all__ = ["complain", "forget_complaints", "forget_photos", "give", "put_back", "refuse", "second"]
