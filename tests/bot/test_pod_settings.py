"""A pod's own settings: from its `.env`, the house's and the environment, typed, and refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.pod_settings import settings_of_pods
from skills.engine.errors import ConfigurationError

POD = """
name: garden
about: the garden
skills: [lists]
settings:
  beds: {type: whole, default: 3, least: 1, most: 9, about: how many beds there are}
  soil: {choices: [sand, clay], default: clay, about: what the soil is}
  key: {secret: true, about: the key of the weather station}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "garden").mkdir()
    (tmp_path / "garden" / "pod.yaml").write_text(POD)
    return tmp_path / "garden"


def values(folder: Path, env_file: Path) -> dict[str, object]:
    return dict(settings_of_pods([folder], env_file)["garden"].values)


def test_defaults_hold_and_each_place_goes_before_the_one_below(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = tmp_path / ".env"
    assert values(folder, house) == {"beds": 3, "soil": "clay", "key": None}
    (folder / ".env").write_text("INGLE_GARDEN__BEDS=4\nINGLE_GARDEN__SOIL=sand\nINGLE_GARDEN__KEY=0123456789\n")
    assert values(folder, house) == {"beds": 4, "soil": "sand", "key": SecretStr("0123456789")}
    house.write_text("INGLE_GARDEN__BEDS=5\n")
    assert values(folder, house)["beds"] == 5
    monkeypatch.setenv("INGLE_GARDEN__BEDS", "6")
    assert values(folder, house)["beds"] == 6


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("INGLE_GARDEN__BEDS=77", "INGLE_GARDEN__BEDS"),
        ("INGLE_GARDEN__BEDS=many", "INGLE_GARDEN__BEDS"),
        ("INGLE_GARDEN__SOIL=gold", "one of sand, clay"),
        ("INGLE_GARDEN__BED=4", "INGLE_GARDEN__BED stands in"),
        ("INGLE_MEADOW__BEDS=4", "INGLE_MEADOW__BEDS stands in"),
    ],
)
def test_what_is_wrong_is_named_and_its_value_is_not(folder: Path, tmp_path: Path, line: str, said: str) -> None:
    (folder / ".env").write_text(line + "\n")
    with pytest.raises(ConfigurationError, match=said) as caught:
        settings_of_pods([folder], tmp_path / ".env")
    assert repr(line.partition("=")[2]) not in str(caught.value)
    assert line not in str(caught.value)


def test_a_name_of_no_pod_is_refused_in_the_house_as_well(folder: Path, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("INGLE_MEADOW__BEDS=4\n")
    with pytest.raises(ConfigurationError, match="INGLE_MEADOW__BEDS: no pod has such a setting"):
        settings_of_pods([folder], tmp_path / ".env")


def test_what_has_no_default_has_to_be_set(folder: Path, tmp_path: Path) -> None:
    (folder / "pod.yaml").write_text(POD.replace("default: 3, ", ""))
    with pytest.raises(ConfigurationError, match="INGLE_GARDEN__BEDS is not set: how many beds there are"):
        settings_of_pods([folder], tmp_path / ".env")


def test_a_secret_is_never_shown(folder: Path, tmp_path: Path) -> None:
    (folder / ".env").write_text("INGLE_GARDEN__KEY=0123456789\n")
    assert "0123456789" not in repr(settings_of_pods([folder], tmp_path / ".env"))
