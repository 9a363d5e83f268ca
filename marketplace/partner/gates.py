"""Why a variant cannot be bought just now, said by the upper room that made it, such as a date past its last booking.

Stand-alone products, which is all a village packs, have no gate and cost nothing here.
"""

from collections.abc import Callable

#: Takes a variant and returns a sentence for the buyer, "" when the way is free.
Gate = Callable[[object], str]
_gates: list[Gate] = []
#: What a gate reads, from the product on, to be loaded with a basket's lines.
RELATED: list[str] = []


def register_gate(gate: Gate, *, reads: str) -> None:
    """Enter a gate in AppConfig.ready(); `reads` is the relation from the product to what it looks at."""
    if gate not in _gates:
        _gates.append(gate)
        RELATED.append(reads)


def refusal(product) -> str:
    """Return why this product cannot be bought now, "" if nothing stands in the way."""
    if not product.parent_id:
        return ""
    return next((said for gate in _gates if (said := gate(product))), "")
