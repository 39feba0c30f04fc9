"""PaddleOCR on onnxruntime, without paddlepaddle, on the model files that lie in the package `rapidocr`."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from knowledge.images.errors import UnreadableFileError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DETECTION = "PP-OCRv6_small_det"
RECOGNITION = "PP-OCRv6_small_rec"
FILES = {DETECTION: "PP-OCRv6_det_small.onnx", RECOGNITION: "PP-OCRv6_rec_small.onnx"}
TOGETHER = 4


class PaddleEngine:
    """PP-OCRv6 (small) as PaddleOCR prepares its pictures and reads its output."""

    def __init__(self, threads: int) -> None:
        os.environ["PADDLE_PDX_DISABLE_MODEL_SOURCE_CHECK"] = "True"
        models = _models_folder()
        self._folder = tempfile.TemporaryDirectory(prefix="inglenook-paddle-")
        import paddleocr

        common: dict[str, Any] = {"engine": "onnxruntime", "device": "cpu", "cpu_threads": threads}
        folders = {name: _laid_out(models / file, Path(self._folder.name) / name) for name, file in FILES.items()}
        self._finder: Any = paddleocr.TextDetection(
            model_name=DETECTION, model_dir=str(folders[DETECTION]), limit_side_len=736, limit_type="min", **common
        )
        self._recogniser: Any = paddleocr.TextRecognition(
            model_name=RECOGNITION, model_dir=str(folders[RECOGNITION]), **common
        )

    def find(self, picture: NDArray[np.uint8]) -> NDArray[np.float32]:
        import numpy as np

        found = self._finder.predict(picture)[0]["dt_polys"]
        return np.asarray(found, np.float32).reshape(-1, 4, 2)

    def recognise(self, pieces: Sequence[NDArray[np.uint8]]) -> Sequence[tuple[str, float]]:
        if not pieces:
            return []
        order = sorted(range(len(pieces)), key=lambda index: pieces[index].shape[1] / pieces[index].shape[0])
        found = self._recogniser.predict([pieces[index] for index in order], batch_size=TOGETHER)
        read = {index: (str(one["rec_text"]), float(one["rec_score"])) for index, one in zip(order, found, strict=True)}
        return [read[index] for index in range(len(pieces))]


def _models_folder() -> Path:
    found = find_spec("rapidocr")
    if found is None or found.origin is None:
        raise UnreadableFileError("no-engine", "pip install 'inglenook[ocr]'")
    return Path(found.origin).parent / "models"


def _laid_out(model: Path, folder: Path) -> Path:
    """A folder as PaddleOCR wants a model: `inference.onnx` and `inference.yml`, which says how it is used.

    The format is that of the configuration files in PaddleOCR's exported models.
    """
    folder.mkdir()
    shutil.copyfile(model, folder / "inference.onnx")
    config = _recognition(model) if folder.name == RECOGNITION else _DETECTION
    text = yaml.safe_dump({"Global": {"model_name": folder.name}, **config}, allow_unicode=True)
    (folder / "inference.yml").write_text(text, encoding="utf-8")
    return folder


_DETECTION: dict[str, Any] = {
    "PreProcess": {
        "transform_ops": [
            {"DecodeImage": {"channel_first": False, "img_mode": "BGR"}},
            {"DetResizeForTest": {"resize_long": 960}},
            {"NormalizeImage": {"mean": [0.5, 0.5, 0.5], "std": [0.5, 0.5, 0.5], "scale": 1 / 255, "order": "hwc"}},
            {"ToCHWImage": None},
            {"KeepKeys": {"keep_keys": ["image", "shape"]}},
        ]
    },
    "PostProcess": {
        "name": "DBPostProcess",
        "thresh": 0.3,
        "box_thresh": 0.5,
        "max_candidates": 1000,
        "unclip_ratio": 1.6,
        "use_dilation": True,
    },
}


def _recognition(model: Path) -> dict[str, Any]:
    import onnxruntime

    session = onnxruntime.InferenceSession(str(model), providers=["CPUExecutionProvider"])
    characters = session.get_modelmeta().custom_metadata_map["character"].splitlines()
    return {
        "PreProcess": {
            "transform_ops": [
                {"DecodeImage": {"channel_first": False, "img_mode": "BGR"}},
                {"RecResizeImg": {"image_shape": [3, 48, 320]}},
                {"KeepKeys": {"keep_keys": ["image"]}},
            ]
        },
        "PostProcess": {"name": "CTCLabelDecode", "character_dict": characters},
    }
