"""`ingle pod new`: writes the folder of a pod that works at once."""

from pods.engine.scaffold.names import check_name, check_words
from pods.engine.scaffold.writing import ABOUT, Made, scaffold

__all__ = ["ABOUT", "Made", "check_name", "check_words", "scaffold"]
