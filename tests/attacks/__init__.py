"""Attacks on the product: texts that order, updates that are bent, routes that are hammered, and probes of others."""
