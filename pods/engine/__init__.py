"""The machinery pods share: understanding, router, model pool, registry."""
