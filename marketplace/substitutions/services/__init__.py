"""Use-cases of offering something else."""

from marketplace.substitutions.services.answer import answer, expire, release, withdraw
from marketplace.substitutions.services.propose import goods_for, propose

__all__ = ["answer", "expire", "goods_for", "propose", "release", "withdraw"]
