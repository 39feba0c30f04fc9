"""The backend of a home without a language model: everything that needs one is refused, clearly."""

from __future__ import annotations

from pods.engine.models.base import Model, ModelOptions, ModelReply, ModelRequest, ModelState, ModelStatus
from pods.engine.models.errors import ModelUnavailable

_REASON = "no language model is set up"


class NoModel(Model):
    """Never answers."""

    local = True
    name = "none"

    async def complete(self, request: ModelRequest) -> ModelReply:
        """Always raises ModelUnavailable."""
        raise ModelUnavailable(self.name, _REASON, "Set INGLE_MODEL to 'embedded' or another backend")

    @property
    def status(self) -> ModelStatus:
        """Always missing."""
        return ModelStatus(ModelState.MISSING, 0.0, _REASON)


def open_backend(name: str, options: ModelOptions) -> Model:
    """A NoModel, whatever the name."""
    return NoModel()
