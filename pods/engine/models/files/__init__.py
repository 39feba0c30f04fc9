"""Model files: the manifest that pins them, fetching, verifying."""
