"""Receipts that never were: drawn from a seed as till paper and as photos of it, with what stands on them."""
