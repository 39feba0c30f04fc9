"""`ingle --offline`: which hosts the settings name, and that nothing else is reached."""

from __future__ import annotations

from bot.building.models import models_file
from bot.settings import Settings
from knowledge import offline


def begin(settings: Settings) -> None:
    """Refuses everything but loopback and the hosts of the settings from now on, in this process and its children."""
    offline.begin(hosts_of(settings), str((settings.data_dir / offline.REPORT).absolute()))


def hosts_of(settings: Settings) -> list[str]:
    """The hosts that the settings and the models file name. Telegram's own is none unless its address is set."""
    servers = models_file(settings)
    services = (settings.hearing, settings.speaking, settings.chroma, settings.ocr)
    addresses = [
        settings.telegram_base_url,
        settings.model_base_url,
        settings.embedder_url,
        *(one for one in services if one.startswith("http")),
        *([settings.web_url, f"https://{settings.certificate_at}"] if settings.web_url else []),
        *settings.addresses_of_pods.values(),
        *(server.address for server in (servers.backends.values() if servers else ())),
    ]
    return sorted({host for one in addresses if (host := offline.host_of(one))})
