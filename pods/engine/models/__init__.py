"""Language models: what a question to one looks like, the backends that answer, and the files they need."""

from pods.engine.models.base import (
    ChatMessage,
    Model,
    ModelOptions,
    ModelReply,
    ModelRequest,
    ModelState,
    ModelStatus,
    Role,
)
from pods.engine.models.errors import ModelBadAnswer, ModelBusy, ModelTimeout, ModelUnavailable
from pods.engine.models.registry import known_backends, open_model
from pods.engine.models.scripted import ScriptedModel

__all__ = [
    "ChatMessage",
    "Model",
    "ModelBadAnswer",
    "ModelBusy",
    "ModelOptions",
    "ModelReply",
    "ModelRequest",
    "ModelState",
    "ModelStatus",
    "ModelTimeout",
    "ModelUnavailable",
    "Role",
    "ScriptedModel",
    "known_backends",
    "open_model",
]
