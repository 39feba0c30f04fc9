"""What `ingle pod new` writes: all of it or nothing, with names that fit, and sentences in five languages."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from fluent.syntax import parse
from fluent.syntax.ast import Junk, Message

from pods.engine.scaffold import check_name, scaffold
from skills.engine.errors import ConfigurationError
from tests.other_users import HOUSE, STRANGER, acting, as_root, can, reachable

LANGUAGES = ("en", "de", "fr", "es", "it")


def test_the_folder_is_whole_and_nothing_is_left_to_fill_in(tmp_path: Path) -> None:
    made = scaffold("sports_club", tmp_path / "new" / "own", about="the club's dates", language="fr")
    assert made.folder == tmp_path / "new" / "own" / "sports_club"
    assert made.say == "sports club : appeler le magasin vendredi"
    found = {str(path.relative_to(made.folder)) for path in made.folder.rglob("*") if path.is_file()}
    assert found == set(made.files)
    assert {"pod.yaml", "permissions.yaml", ".env.example", "README.md", "tests/test_sports_club.py"} <= found
    assert {name for name in found if name.startswith("examples/")} == {"examples/en.yaml", "examples/fr.yaml"}
    for name in found:
        text = (made.folder / name).read_text(encoding="utf-8")
        assert not re.search(r"@[A-Za-z_]+@", text), name
        assert "NAME" not in name
    assert "class AddSportsClub(Command)" in (made.folder / "skills/sports_club/commands.py").read_text()


def test_every_language_says_the_same_sentences(tmp_path: Path) -> None:
    folder = scaffold("garden", tmp_path).folder / "locales"
    said: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        text = (folder / f"{language}.ftl").read_text(encoding="utf-8")
        body = parse(text).body
        assert not [one for one in body if isinstance(one, Junk)]
        messages = [one for one in body if isinstance(one, Message)]
        said[language] = {one.id.name: text[one.span.start : one.span.end] for one in messages if one.span}
        assert said[language].keys() == said["en"].keys()
        for key, sentence in said[language].items():
            assert set(re.findall(r"\$\w+", sentence)) == set(re.findall(r"\$\w+", said["en"][key])), (language, key)
    assert not re.search(
        r"[ \w][?!;]|[^\u00a0\s]:(?=\s)| :", re.sub(r"^\S+ =", "", "\n".join(said["fr"].values()), flags=re.M)
    )
    plain = ("garden-line", "garden-line-on")
    assert [key for key, sentence in said["de"].items() if sentence == said["en"][key] and key not in plain] == []


@pytest.mark.parametrize(
    "name",
    [
        *("", "Garden", "gärten", "garden2", "my-garden", "a b", "_garden", "garden_", "a__b", "../garden", "g" * 31),
        *("engine", "class", "planner", "lists", "event", "todo_club", "dialog"),
    ],
)
def test_a_name_that_does_not_fit_is_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigurationError, match=r"\w+ .*\.$"):
        scaffold(name, tmp_path / "own")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["garden", "bees", "sports_club", "neighbours"])
def test_a_name_that_fits_is_taken(name: str) -> None:
    check_name(name)


@pytest.mark.parametrize("about", ["", " ", 'the "garden"', "a\\b", "x" * 121, "@name@"])
def test_what_it_is_about_has_to_stand_in_a_declaration(tmp_path: Path, about: str) -> None:
    with pytest.raises(ConfigurationError, match="--about"):
        scaffold("garden", tmp_path, about=about)
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "garden").mkdir()
    (tmp_path / "garden" / "notes.txt").write_text("mine")
    with pytest.raises(ConfigurationError, match="is there already"):
        scaffold("garden", tmp_path)
    assert [path.name for path in tmp_path.rglob("*")] == ["garden", "notes.txt"]


def test_an_unknown_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="'nl'"):
        scaffold("garden", tmp_path, language="nl")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ConfigurationError, match="cannot be written"):
        scaffold("garden", tmp_path / "own")


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "own").touch()
    with pytest.raises(ConfigurationError, match="is a file"):
        scaffold("garden", tmp_path / "own")


def test_what_fails_in_the_middle_leaves_nothing(tmp_path: Path) -> None:
    """A folder so deep that the longest paths of the pod are too long, after shorter ones were written."""
    room = os.pathconf("/", "PC_PATH_MAX") - len(str(tmp_path)) - 90
    deep = tmp_path.joinpath(*["d" * 99] * (room // 100), "e" * (room % 100 + 1))
    deep.mkdir(parents=True)
    with pytest.raises(ConfigurationError, match="nothing was left there"):
        scaffold("g" * 30, deep)
    assert os.listdir(deep) == []


def test_folders_that_were_made_for_it_go_again_when_it_fails(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="nothing was left there"):
        scaffold("garden", tmp_path / "new" / ("x" * 256))
    assert list(tmp_path.iterdir()) == []


@as_root
def test_everybody_may_read_it_whatever_the_mask() -> None:
    """It is code, which a container of another user runs; nobody else may write it."""
    with reachable() as place:
        place.chmod(0o777)
        home = place / "new" / "own-pods"
        acting(lambda: scaffold("garden", home), HOUSE)
        for name in ("pod.yaml", "skills/garden/commands.py"):
            assert can('cat "$1"', home / "garden" / name, STRANGER)
        for path in (home.parent, home, *home.rglob("*")):
            assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644), path
