"""From text to requests without a model: language, clauses, intent, and what each command needs."""

from pods.engine.understanding.reader import Reader
from pods.engine.understanding.scene import Last, Pending, Scene, Understood

__all__ = ["Last", "Pending", "Reader", "Scene", "Understood"]
