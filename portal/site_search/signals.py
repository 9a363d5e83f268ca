"""`searched(request, text, found)`: somebody looked for words; `found` says whether anything came of it."""

from django.dispatch import Signal

searched = Signal()
