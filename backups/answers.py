"""What the house answered when a snapshot was made, kept beside it as digests: a restored one answers the same."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ConfigDict, NonNegativeInt, ValidationError

FILE = "golden.json"
FORM = 1


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Answer(_Frozen):
    """The answer to one question, as digests that nobody without the household's key can guess the words from."""

    question: str
    form: NonNegativeInt
    """Raised when the product answers this question with other facts on purpose."""
    answered: bool
    """Whether it was neither refused nor failed."""
    text: str
    """The digest of its words."""
    facts: str
    """The digest of what it was understood as, of the things it speaks of and of its figures, whatever its words."""


class Answers(_Frozen):
    """What a version of the product answered on the data of an instant."""

    version: str
    at: AwareDatetime
    answers: tuple[Answer, ...]

    @property
    def asked(self) -> int:
        """How many questions were asked."""
        return len(self.answers)

    @property
    def answered(self) -> int:
        """How many of them were answered."""
        return sum(one.answered for one in self.answers)


class _Kept(_Frozen):
    form: int
    sha256: str
    """Of `answers` as compact JSON, so that a damaged file is no witness."""
    answers: Answers


class AnswersError(Exception):
    """A file of answers that cannot be read, or whose bytes have changed."""


@dataclass(frozen=True, slots=True)
class Compared:
    """How answers stand to those of before; `failed` and `different` name questions."""

    asked: int
    answered: int
    same: int
    """Those that could be compared and are the same."""
    failed: tuple[str, ...]
    """Answered before, and not now; without answers of before: not answered now."""
    different: tuple[str, ...]

    @property
    def well(self) -> bool:
        """Whether nothing was lost."""
        return self.asked > 0 and not self.failed and not self.different

    @property
    def problem(self) -> str:
        """What is wrong, in a sentence for admins; empty where nothing is."""
        if self.asked == 0:
            return "no question could be asked"
        if self.failed:
            return f"{len(self.failed)} of {self.asked} questions were not answered ({', '.join(self.failed)})"
        if self.different:
            return f"{len(self.different)} of {self.asked} answers are different ({', '.join(self.different)})"
        return ""


def compare(before: Answers | None, now: Answers) -> Compared:
    """Compares word for word where the same version answered, and by facts where it was another.

    Questions that were asked on one side only, or whose form is another, only have to be answered.
    """
    known = {one.question: one for one in before.answers} if before is not None else {}
    wordly = before is not None and before.version == now.version
    failed, different, same = [], [], 0
    for one in now.answers:
        was = known.get(one.question)
        if not one.answered and (was is None or was.answered):
            failed.append(one.question)
        elif was is not None and was.form == one.form:
            equal = (was.text == one.text and was.facts == one.facts) if wordly else was.facts == one.facts
            same += equal
            if not equal:
                different.append(one.question)
    return Compared(now.asked, now.answered, same, tuple(failed), tuple(different))


def write_answers(folder: Path, answers: Answers) -> None:
    """Puts the answers beside a snapshot, whole or not at all. Blocking. Raises OSError."""
    kept = _Kept(form=FORM, sha256=_sum(answers), answers=answers)
    part = folder.parent / f".{FILE}-{folder.name}.part"
    with part.open("w", encoding="utf-8") as file:
        os.fchmod(file.fileno(), 0o600)
        file.write(kept.model_dump_json(indent=1))
        file.flush()
        os.fsync(file.fileno())
    part.replace(folder / FILE)


def read_answers(folder: Path) -> Answers | None:
    """The answers beside a snapshot; None where none were kept. Blocking. Raises AnswersError."""
    try:
        kept = _Kept.model_validate_json((folder / FILE).read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError) as error:
        raise AnswersError(f"{FILE}: cannot be read") from error
    if kept.sha256 != _sum(kept.answers):
        raise AnswersError(f"{FILE}: its bytes have changed")
    return kept.answers


def _sum(answers: Answers) -> str:
    return hashlib.sha256(answers.model_dump_json().encode()).hexdigest()
