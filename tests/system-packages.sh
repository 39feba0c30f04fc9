#!/bin/sh
# System packages that only the tests need: a headless browser, fonts, a voice that is none of ours, what keeps copies
# elsewhere (restic, rclone, SSH) and watches (Prometheus, Alertmanager, Caddy), with Go an Ollama
# server, and as root an engine for containers. Does nothing where all is there.
set -eu

wanted="chromium espeak-ng fonts-noto-color-emoji fonts-noto-core openssh-client openssh-server rclone restic"
wanted="$wanted caddy prometheus prometheus-alertmanager prometheus-node-exporter"
command -v go >/dev/null && wanted="$wanted nlohmann-json3-dev libstb-dev"
missing=""
for package in $wanted; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
done
if [ -n "$missing" ]; then
  as_root=""
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Run this as root, or install sudo." >&2; exit 1; }
    as_root="sudo"
  fi
  echo "Installing for the tests:$missing"
  install="$as_root apt-get install -y -qq --no-install-recommends"
  # shellcheck disable=SC2086 # both are lists of words
  $install $missing >/dev/null 2>&1 || { $as_root apt-get update -qq && $install $missing; }
fi
# An engine for containers (tests/stack). Where systemd would start it as a service of the machine it is left to whoever
# owns the machine, and without one those tests are skipped.
engine="docker.io docker-compose mmdebstrap"
# shellcheck disable=SC2086 # a list of words
if [ "$(id -u)" -eq 0 ] && [ ! -d /run/systemd/system ] && ! dpkg-query -W $engine >/dev/null 2>&1; then
  apt-get install -y -qq --no-install-recommends $engine >/dev/null 2>&1 ||
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends $engine >/dev/null; } ||
    echo "No engine for containers could be installed; tests/stack is skipped." >&2
fi

sh "$(dirname "$0")/ollama.sh"
