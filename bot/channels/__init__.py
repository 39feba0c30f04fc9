"""The ways in and out. A channel is one module here; the pipeline knows none of them."""
