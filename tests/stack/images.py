"""The images that a registry would give, made from Debian's packages under the names that Compose expects."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from compose.stack import IMAGES
from tests.stack.engine import Engine

RAW = "inglenook-test-debian"
BASE = IMAGES["STACK_BASE_IMAGE"]
STANDIN = "inglenook-test-servers"
PASSED_ON = ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "UV_INDEX_URL", "UV_DEFAULT_INDEX", "SSL_CERT_FILE", "PIP_CERT")
"""How this machine's installers reach their packages; the images of the tests do it alike."""
BUNDLE = Path("/etc/ssl/certs/ca-certificates.crt")
PROGRAMS = {
    "STACK_CADDY_IMAGE": "",
    "STACK_PROMETHEUS_IMAGE": "/usr/bin/prometheus",
    "STACK_ALERTMANAGER_IMAGE": "/usr/bin/prometheus-alertmanager",
    "STACK_NODE_EXPORTER_IMAGE": "/usr/bin/prometheus-node-exporter",
}
PACKAGES = "busybox caddy prometheus prometheus-alertmanager prometheus-node-exporter libstdc++6 libgomp1"
"""Debian's programs, and what Ollama's program is linked with."""
KEPT = "inglenook-test-packages"
"""The stage of our image that has the packages; under a name, so that it outlasts the run."""
ROOT = Path(__file__).parents[2]
OLLAMA = Path.home() / ".cache" / "inglenook-tests" / "ollama"
"""Where `make test-system` leaves Ollama's program, below the folder of its version."""


def make_images(engine: Engine, folder: Path) -> None:
    """Makes what is missing; what a run before left is used again."""
    make_base(engine, folder / "base")
    make_servers(engine, folder / "servers")
    make_ollama(engine, folder / "ollama")
    make_grafana(engine, folder / "grafana")
    dockerfile = str(ROOT / "compose" / "Dockerfile")
    engine.docker("build", "--network", "host", "--target", "packages", "--tag", KEPT, "--file", dockerfile, str(ROOT))


def make_base(engine: Engine, folder: Path) -> None:
    """Debian with Python, and with this machine's certificates and addresses of packages."""
    folder.mkdir()
    if not engine.has(RAW):
        packages = "--include=python3,python3-venv,ca-certificates"
        archive = folder / "base.tar"
        subprocess.run(
            ["mmdebstrap", "--quiet", "--variant=minbase", packages, "bookworm", str(archive)],
            check=True,
            capture_output=True,
        )
        engine.docker("import", str(archive), RAW)
        archive.unlink()
    lines = [f"FROM {RAW}"]
    for source in (BUNDLE, Path("/etc/pip.conf")):
        if source.is_file():
            shutil.copyfile(source, folder / source.name)
            lines.append(f"COPY {source.name} {source}")
    lines += [f'ENV {name}="{os.environ[name]}"' for name in PASSED_ON if name in os.environ]
    (folder / "Dockerfile").write_text("\n".join(lines))
    engine.build(folder, BASE)


def make_servers(engine: Engine, folder: Path) -> None:
    """Caddy, Prometheus, Alertmanager and the node exporter, each under its publisher's name."""
    folder.mkdir()
    install = f"apt-get update -qq && apt-get install -y -qq --no-install-recommends {PACKAGES}"
    wget = "ln -s /bin/busybox /usr/local/bin/wget"
    (folder / "Dockerfile").write_text(f"FROM {BASE}\nRUN {install} && {wget}\n")
    engine.build(folder, STANDIN)
    for variable, program in PROGRAMS.items():
        entry = f'ENTRYPOINT ["{program}"]\n' if program else ""
        (folder / "Dockerfile").write_text(f"FROM {STANDIN}\n{entry}")
        engine.build(folder, IMAGES[variable])


def make_ollama(engine: Engine, folder: Path) -> None:
    """Ollama where its program is here; otherwise a stand-in that answers at its port and to `ollama list` alone."""
    folder.mkdir()
    image = IMAGES["STACK_OLLAMA_IMAGE"]
    (folder / "Dockerfile").write_text(
        f'FROM {STANDIN}\nCOPY ollama /usr/bin/ollama\nENTRYPOINT ["/usr/bin/ollama"]\nCMD ["serve"]\n'
    )
    program = folder / "ollama"
    for path in sorted(OLLAMA.glob("*/ollama"), reverse=True):
        shutil.copyfile(path, program)
        program.chmod(0o755)
        engine.build(folder, image)
        if engine.docker("run", "--rm", "--network", "none", image, "--version", check=False).returncode == 0:
            return
    program.write_text(STANDS_FOR_OLLAMA)
    program.chmod(0o755)
    engine.build(folder, image)


def make_grafana(engine: Engine, folder: Path) -> None:
    """Debian has no Grafana: a stand-in that answers the health check alone; its files are tested as data."""
    folder.mkdir()
    (folder / "answers.py").write_text(STANDS_FOR_GRAFANA)
    (folder / "Dockerfile").write_text(
        f'FROM {STANDIN}\nCOPY answers.py /answers.py\nENTRYPOINT ["python3", "/answers.py"]\n'
    )
    engine.build(folder, IMAGES["STACK_GRAFANA_IMAGE"])


STANDS_FOR_GRAFANA = '''"""Answers at Grafana's port that it is well."""
import http.server


class Answers(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


http.server.ThreadingHTTPServer(("0.0.0.0", 3000), Answers).serve_forever()
'''

STANDS_FOR_OLLAMA = '''#!/usr/bin/python3
"""Answers at Ollama's port that there are no models: enough to be started, looked at, killed and started again."""
import http.server, os, sys, urllib.request

host, _, port = os.environ["OLLAMA_HOST"].partition(":")


class Answers(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = b'{"models": [], "version": "0"}'
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


if sys.argv[1] == "serve":
    http.server.ThreadingHTTPServer((host, int(port)), Answers).serve_forever()
urllib.request.urlopen(f"http://{host}:{port}/api/tags", timeout=5)
'''
