"""What can go wrong with a language model or its files; each class owns its sentence and names the next
step.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from skills.engine.errors import ConfigurationError, ModelError, ServiceError

Fault = Literal["gone", "trouble", "setup", "request"]
"""Why a backend cannot be asked: no connection or a broken one; an error of its own; a name or key that it refuses;
this one question that it refuses.
"""


def _megabytes(count: int) -> str:
    return f"{count / 1e6:,.0f} MB"


class ModelUnavailable(ServiceError):
    """The model cannot be asked at present; `reason` and `next_step` are whole sentences without a full
    stop, `fault` says whether another question would fare better.
    """

    def __init__(self, model: str, reason: str, next_step: str, fault: Fault = "setup") -> None:
        super().__init__(f"{model}: {reason}. {next_step}.")
        self.fault: Fault = fault
        self.model = model
        self.reason = reason
        self.next_step = next_step


class ModelTimeout(ServiceError):
    """The model did not answer within its time limit."""

    def __init__(self, model: str, seconds: float) -> None:
        super().__init__(
            f"{model}: no answer within {seconds:g} s. Ask again, or choose a smaller model with INGLE_MODEL."
        )
        self.model = model
        self.seconds = seconds


class ModelBusy(ServiceError):
    """The backend is up and refuses more work for now."""

    def __init__(self, model: str) -> None:
        super().__init__(f"{model}: the backend is busy with other questions. Ask again in a moment.")
        self.model = model


class ModelBadAnswer(ModelError):
    """The model answered, and the answer cannot be used; the text says why, for the model or a log."""

    def __init__(self, model: str, reason: str, text: str = "") -> None:
        super().__init__(f"{model}: {reason}.")
        self.model = model
        self.reason = reason
        self.text = text


class UnknownModel(ConfigurationError):
    """INGLE_MODEL names a backend or an embedded model that does not exist."""

    def __init__(self, spec: str, known: Sequence[str]) -> None:
        super().__init__(f"INGLE_MODEL={spec!r} is not known. Use one of: {', '.join(known)}.")


class MissingModelSetting(ConfigurationError):
    """A backend lacks a setting; `variable` is the environment variable to set."""

    def __init__(self, spec: str, variable: str, meaning: str) -> None:
        super().__init__(f"INGLE_MODEL={spec!r} needs {variable}: {meaning}.")


class MissingExtra(ConfigurationError):
    """INGLE_MODEL names a backend whose package is an extra and is not installed."""

    def __init__(self, backend: str, package: str) -> None:
        super().__init__(
            f"INGLE_MODEL={backend!r} needs the package {package}: pip install 'inglenook[{backend}]', "
            "or set INGLE_MODEL to 'none'."
        )


class BrokenManifest(ConfigurationError):
    """The manifest of model files does not say what it must."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")


class ModelFileError(ServiceError):
    """A model file could not be fetched or may not be used."""


class DownloadFailed(ModelFileError):
    """A source gave no bytes after every attempt."""

    def __init__(self, what: str, reason: str) -> None:
        super().__init__(
            f"{what} could not be fetched: {reason}. "
            "Check the network, then run 'ingle models pull' again; it continues where it stopped."
        )
        self.reason = reason


class NoAllowedSource(ModelFileError):
    """The manifest lists no source of the kind that the settings allow."""

    def __init__(self, file: str, source: str) -> None:
        super().__init__(
            f"{file} has no source of the kind {source!r}. Set INGLE_MODEL_SOURCE to 'auto' to allow every kind."
        )


class NotEnoughSpace(ModelFileError):
    """The disk cannot hold the file and the package that carries the next part of it."""

    def __init__(self, folder: Path, needed: int, free: int) -> None:
        super().__init__(
            f"{folder} has {_megabytes(free)} free and {_megabytes(needed)} are needed. "
            "Free some space or set INGLE_MODELS_DIR to a folder on a larger disk."
        )


class WrongDigest(ModelFileError):
    """The bytes are not those that the manifest pins; they are not used."""

    def __init__(self, file: str, expected: str, found: str) -> None:
        super().__init__(
            f"{file} has the sha256 {found} and must have {expected}, so it is not used. "
            "Run 'ingle models pull' to fetch it again."
        )


class MissingFile(ModelFileError):
    """The file is not on this machine."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"{file} is not there. Run 'ingle models pull'.")


class PullStopped(ModelFileError):
    """The pull was asked to stop; what was joined stays for the next one."""

    def __init__(self, file: str) -> None:
        super().__init__(f"Fetching {file} was stopped. 'ingle models pull' continues where it stopped.")
