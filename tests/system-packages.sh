#!/bin/sh
# System packages that only the tests need: a headless browser, fonts, a voice that is none of ours. Does nothing where all is there.
set -eu

missing=""
for package in chromium espeak-ng fonts-noto-color-emoji fonts-noto-core; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "Run this as root, or install sudo." >&2; exit 1; }
  as_root="sudo"
fi
echo "Installing for the tests:$missing"
install="$as_root apt-get install -y -qq --no-install-recommends"
# shellcheck disable=SC2086 # both are lists of words
$install $missing >/dev/null 2>&1 || { $as_root apt-get update -qq && $install $missing; }
