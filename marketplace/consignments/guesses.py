"""Nobody finds a stranger's order by trying; whoever mistypes and then gets it right has tried nothing."""

from django.http import HttpRequest

from portal.users.client import client_address
from portal.users.tries import Tries

HOUR, DAY = 3600, 24 * 3600
#: From one address, whatever the code; for one code, from wherever it comes. A code has ten thousand endings.
BY_ADDRESS = Tries("track-address", 10, 600)
BY_CODE = (Tries("track-code", 10, HOUR), Tries("track-code-day", 20, DAY))
#: How much of both is one visitor's trying at one code.
BY_BOTH = Tries("track-both", 10, DAY)


def is_guess_too_many(request: HttpRequest, *, code: str) -> bool:
    """Count a look-up of this code and say whether there have been too many that failed."""
    address, code = _who(request, code)
    BY_BOTH.count(f"{address} {code}")
    counts = [(BY_ADDRESS, BY_ADDRESS.count(address)), *((tries, tries.count(code)) for tries in BY_CODE)]
    return any(count > tries.limit for tries, count in counts)


def forgive_guesses(request: HttpRequest, *, code: str) -> None:
    """Take back what this visitor tried at a code that was found at last. Failures at other codes stay counted."""
    address, code = _who(request, code)
    both = f"{address} {code}"
    times = BY_BOTH.counted(both)
    BY_BOTH.forgive(both, times)
    BY_ADDRESS.forgive(address, times)
    for tries in BY_CODE:
        tries.forgive(code, times)


def _who(request: HttpRequest, code: str) -> tuple[str, str]:
    return f"address {client_address(request)}", f"code {code.lower()}"
