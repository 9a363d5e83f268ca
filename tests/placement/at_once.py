"""Many people doing one thing at the same moment."""

from collections.abc import Callable
from threading import Barrier, Event, Thread

from django.db import connection


def at_once(calls: list[Callable]) -> list:
    """Call all at the same moment, each in a thread with its own connection; return results or exceptions in order."""
    results: list = [None] * len(calls)
    barrier = Barrier(len(calls))

    def run(position: int) -> None:
        barrier.wait()
        try:
            results[position] = calls[position]()
        except Exception as error:
            results[position] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=[position]) for position in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def meeting(size: int, *, seconds: float = 10) -> Callable[[], None]:
    """Return a door for controls: who comes waits until `size` are there, then all pass; late ones pass at once.

    Where a lock lets one in at a time nobody else can come, and after `seconds` the one goes on alone. A pause of fixed
    length in its place would leave it to the machine's speed whether two ever meet.
    """
    open_for_all, arrivals = Event(), []

    def wait(*_words) -> None:
        arrivals.append(None)
        if len(arrivals) >= size:
            open_for_all.set()
        open_for_all.wait(seconds)

    return wait
