"""Which model goes on which graphics card."""
