"""Templates and the files that hold them; a bad file is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from pods.engine.router import Examples, ExamplesError, load_examples
from pods.engine.router.templates import TemplateError, expand


def test_a_template_becomes_all_its_sentences_when_they_are_few() -> None:
    assert set(expand("(open|close) the <what>", {"what": ("door", "(old |)gate")})) == {
        f"{verb} the {what}" for verb in ("open", "close") for what in ("door", "gate", "old gate")
    }


def test_a_large_template_is_sampled_the_same_way_each_time_and_skips_no_alternative() -> None:
    words = {"n": tuple(f"n{i}" for i in range(30)), "m": tuple(f"m{i}" for i in range(30))}
    sample = expand("<n> and <m>", words)
    assert sample == expand("<n> and <m>", words)
    assert len(sample) == 30
    assert {sentence.split()[0] for sentence in sample} == set(words["n"])


@pytest.mark.parametrize("bad", ["(a|b", "a)", "a|b", "<nobody>", "<a", "<loop>"])
def test_a_bad_template_is_refused(bad: str) -> None:
    with pytest.raises(TemplateError):
        expand(bad, {"loop": ("<loop>",), "a": ("x",)})


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("a.b:\n  - fine\n  - (broken\n", 3),
        ("a.b:\n  - fine\nNot An Intent:\n  - x\n", 3),
        ("a.b: just text\n", 1),
        ("a.b:\n  - fine\n  - [x, y]\n", 3),
        ("a.b:\n  - fine\n  - ''\n", 3),
        ("- a list\n", 1),
        ("a.b:\n  - 'open\n", 3),
        ("a.b: []\n", 1),
    ],
)
def test_a_bad_file_is_named_with_its_line(tmp_path: Path, content: str, line: int) -> None:
    (tmp_path / "en.yaml").write_text(content)
    with pytest.raises(ExamplesError) as caught:
        load_examples([tmp_path])
    assert str(tmp_path / "en.yaml") in str(caught.value)
    assert caught.value.line == line


def test_a_file_must_be_named_by_its_language(tmp_path: Path) -> None:
    (tmp_path / "english.yaml").write_text("a.b:\n  - fine\n")
    with pytest.raises(ExamplesError, match="two-letter"):
        load_examples([tmp_path])


def test_yes_and_numbers_stay_text(tmp_path: Path) -> None:
    (tmp_path / "en.yaml").write_text("a.b:\n  - yes\n  - 42.50\n")
    assert [template.text for template in load_examples([tmp_path]).templates] == ["yes", "42.50"]


def test_the_digest_follows_sentences_and_words(tmp_path: Path) -> None:
    def digest(content: str) -> str:
        (tmp_path / "en.yaml").write_text(content)
        return load_examples([tmp_path]).digest()

    first = digest("_words:\n  x: [one]\na.b:\n  - <x> day\n")
    assert first == digest("_words:\n  x: [one]\na.b:\n  - <x> day\n")
    assert first != digest("_words:\n  x: [two]\na.b:\n  - <x> day\n")
    assert first != digest("_words:\n  x: [one]\na.b:\n  - <x> night\n")


def test_every_shipped_intent_has_enough_sentences_in_every_language(product_examples: Examples) -> None:
    counts: dict[tuple[str, str], int] = {}
    for template in product_examples.templates:
        key = (template.intent, template.language)
        counts[key] = counts.get(key, 0) + len(template.sentences(40))
    for intent in product_examples.intents:
        for language in product_examples.languages:
            assert counts.get((intent, language), 0) >= 25, (intent, language)
