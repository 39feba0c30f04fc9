"""Opening pictures of people safely, and getting them ready to be read."""

from __future__ import annotations

from knowledge.images.errors import Reason, UnreadableFileError
from knowledge.images.fingerprint import distance, fingerprint
from knowledge.images.opening import open_picture, open_pictures

__all__ = ["Reason", "UnreadableFileError", "distance", "fingerprint", "open_picture", "open_pictures"]
