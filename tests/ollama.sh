#!/bin/sh
# A real Ollama server for the tests, built with Go: 3 to 6 minutes on two cores, once. Does nothing where it is there
# or Go is not; where the build fails, the tests that need it skip with a reason.
#
# The module leaves its `vendor` folders out, and with them the headers of three libraries: two are Debian packages,
# the third is part of another Go module.
set -eu

version=v0.24.0
headers=v0.11.24
folder="${OLLAMA_FOR_TESTS:-$HOME/.cache/inglenook-tests/ollama/$version}"

[ -x "$folder/ollama" ] && exit 0
for tool in go g++; do
  command -v "$tool" >/dev/null || { echo "No Ollama for the tests: $tool is not installed."; exit 0; }
done
for header in nlohmann/json.hpp stb/stb_image.h; do
  [ -f "/usr/include/$header" ] || { echo "No Ollama for the tests: $header is missing."; exit 0; }
done

mkdir -p "$folder/include/miniaudio"
echo "Building Ollama $version for the tests: some minutes, once …"
{
  cd "$folder"
  source="$(go mod download -json "github.com/gen2brain/malgo@$headers" | sed -n 's/.*"Dir": "\(.*\)".*/\1/p')"
  cp -f "$source/miniaudio.h" include/miniaudio/
  flags="-O2 -I$folder/include"
  # The instructions that processors have had for ten years; without them it is several times slower.
  [ "$(uname -m)" = x86_64 ] && flags="$flags -march=x86-64-v3"
  GOBIN="$folder/bin" GOFLAGS=-mod=mod CGO_ENABLED=1 CGO_CFLAGS="$flags" CGO_CXXFLAGS="$flags" \
    nice go install -p 2 -trimpath -ldflags='-s -w' "github.com/ollama/ollama@$version"
  mv bin/ollama ollama
} >"$folder/build.log" 2>&1 || { echo "No Ollama for the tests: the build failed, see $folder/build.log"; exit 0; }
