"""Readers: processes that ask one address again and again, one connection a request."""

import multiprocessing
import socket
import time
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Result:
    """What the readers of one address saw: pages a second, waits in milliseconds, answers other than 200."""

    rate: float
    p50: float
    p95: float
    failed: int
    size: int


def ask(address: tuple[str, int], request: bytes) -> tuple[bool, int]:
    """Return whether the answer was 200, and its bytes."""
    with socket.create_connection(address, timeout=30) as connection:
        connection.sendall(request)
        parts = []
        while part := connection.recv(262_144):
            parts.append(part)
    answer = b"".join(parts)
    return answer[9:12] == b"200", len(answer)


def read(url: str, until: float, found) -> None:
    """Ask until this moment; put (waits, failures, size) into the queue."""
    parts = urlsplit(url)
    address = (parts.hostname, parts.port or 80)
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    request = f"GET {target} HTTP/1.1\r\nHost: {parts.netloc}\r\nConnection: close\r\n\r\n".encode()
    waits, failed, size = [], 0, 0
    while (began := time.perf_counter()) < until:
        good, size = ask(address, request)
        waits.append(time.perf_counter() - began)
        failed += not good
    found.put((waits, failed, size))


def hammer(url: str, *, seconds: float, readers: int = 8) -> Result:
    """Return what `readers` processes saw that asked the address for so many seconds at once."""
    context = multiprocessing.get_context("fork")
    found, began = context.Queue(), time.perf_counter()
    people = [context.Process(target=read, args=(url, began + seconds, found)) for _reader in range(readers)]
    for person in people:
        person.start()
    seen = [found.get() for _person in people]
    took = time.perf_counter() - began
    for person in people:
        person.join()
    waits = sorted(wait * 1000 for each, _failed, _size in seen for wait in each)
    return Result(
        rate=len(waits) / took,
        p50=waits[len(waits) // 2],
        p95=waits[int(len(waits) * 0.95)],
        failed=sum(failed for _waits, failed, _size in seen),
        size=max(size for _waits, _failed, size in seen),
    )
