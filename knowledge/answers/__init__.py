"""Answers from the papers that search found: quoted, or as prose that is checked against them."""

from knowledge.answers.answering import Answer, answer
from knowledge.answers.checking import Checker, checked
from knowledge.answers.evidence import ENOUGH
from knowledge.answers.prose import NOT_FOUND, Prompt, prompt, wants_prose
from knowledge.answers.vocabulary import Kind

__all__ = ["ENOUGH", "NOT_FOUND", "Answer", "Checker", "Kind", "Prompt", "answer", "checked", "prompt", "wants_prose"]
