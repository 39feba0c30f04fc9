"""`python -m pods.engine.router FILE FOLDER…` trains on folders of examples and writes the weights."""

from __future__ import annotations

import sys
from pathlib import Path

from pods.engine.router.ranking import write_weights

if __name__ == "__main__":
    write_weights(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]])
