"""Roles on several model servers: `open_pool` makes a ModelPool of a models file."""

from pods.engine.models.pool.backend import BackendStatus
from pods.engine.models.pool.config import (
    BackendSpec,
    BrokenModelsFile,
    ModelsFile,
    RoleName,
    RoleSpec,
    read_models_file,
)
from pods.engine.models.pool.opening import PoolOptions, open_pool
from pods.engine.models.pool.pool import ModelPool

__all__ = [
    "BackendSpec",
    "BackendStatus",
    "BrokenModelsFile",
    "ModelPool",
    "ModelsFile",
    "PoolOptions",
    "RoleName",
    "RoleSpec",
    "open_pool",
    "read_models_file",
]
