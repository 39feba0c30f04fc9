"""RapidOCR on onnxruntime with the models that lie in its package; nothing is downloaded."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DETECTION = "PP-OCRv6_det_small.onnx"
CLASSIFICATION = "ch_ppocr_mobile_v2.0_cls_mobile.onnx"
RECOGNITION = "PP-OCRv6_rec_small.onnx"
TOGETHER = 4
"""Pieces that are recognised in one step; they are padded to the longest of them."""


class RapidEngine:
    """PP-OCRv6 (small)."""

    def __init__(self, threads: int) -> None:
        import rapidocr

        logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
        models = Path(rapidocr.__file__).parent / "models"
        self._reader: Any = rapidocr.RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.model_root_dir": str(models),
                "EngineConfig.onnxruntime.intra_op_num_threads": threads,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                "Det.model_path": str(_there(models / DETECTION)),
                "Cls.model_path": str(_there(models / CLASSIFICATION)),
                "Rec.model_path": str(_there(models / RECOGNITION)),
                "Rec.rec_batch_num": TOGETHER,
            }
        )

    def find(self, picture: NDArray[np.uint8]) -> NDArray[np.float32]:
        import numpy as np

        found = self._reader(picture, use_det=True, use_cls=False, use_rec=False)
        boxes = getattr(found, "boxes", None)
        return np.zeros((0, 4, 2), np.float32) if boxes is None else np.asarray(boxes, np.float32)

    def recognise(self, pieces: Sequence[NDArray[np.uint8]]) -> Sequence[tuple[str, float]]:
        if not pieces:
            return []
        found = self._reader.recognize_txt(list(pieces))
        return [(str(text), float(score)) for text, score in zip(found.txts, found.scores, strict=True)]


def _there(model: Path) -> Path:
    """The path of a model, which must exist: rapidocr would otherwise try to download it."""
    if not model.is_file():
        raise FileNotFoundError(model)
    return model
