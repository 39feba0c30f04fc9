"""What pods can do: modules of typed commands."""
