"""Many people doing one thing at the same moment."""

from collections.abc import Callable
from threading import Barrier, Thread

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
