"""How often somebody may try something, counted in the cache."""

import hashlib
import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache


@dataclass(frozen=True)
class Tries:
    """At most `limit` tries in `per_seconds` for each `who`; a try is counted before it is known to fail.

    So many requests at one moment cannot pass together. forgive() takes back what turned out not to be an attack.
    """

    key: str
    limit: int
    per_seconds: int

    def count(self, who: str) -> int:
        """Count one more and return how many there are now; 0 with settings.THROTTLED off."""
        if not settings.THROTTLED:
            return 0
        name = self._name(who)
        cache.add(name, 0, self.per_seconds)
        try:
            tries = cache.incr(name)
        except ValueError:  # the window closed between the two calls
            return 0
        # Backends without their own incr write the value back with the default lifetime.
        cache.touch(name, self.per_seconds)
        return tries

    def counted(self, who: str) -> int:
        """Return how many there are now."""
        return cache.get(self._name(who), 0)

    def forgive(self, who: str, times: int) -> None:
        """Take back so many of the counted tries, as far as they fell into the present window."""
        name = self._name(who)
        times = min(times, cache.get(name, 0))
        if times:
            try:
                cache.decr(name, times)
                cache.touch(name, self.per_seconds)
            except ValueError:  # the window closed between the two calls
                return

    def _name(self, who: str) -> str:
        window = int(time.time() // self.per_seconds)
        return f"throttle:{self.key}:{window}:{hashlib.sha256(who.encode()).hexdigest()[:32]}"


@dataclass(frozen=True)
class Pause:
    """At least `seconds` between two tries of one `who`."""

    key: str
    seconds: int

    def begin(self, who: str) -> bool:
        """Return whether the last pause is over, and begin the next; always over with settings.THROTTLED off."""
        return not settings.THROTTLED or cache.add(self._name(who), True, self.seconds)

    def end(self, who: str) -> None:
        """Let the next try happen at once."""
        cache.delete(self._name(who))

    def _name(self, who: str) -> str:
        return f"pause:{self.key}:{hashlib.sha256(who.encode()).hexdigest()[:32]}"
