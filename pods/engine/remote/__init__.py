"""Pods as services: a pod in a process of its own, and the house's side of it, over HTTP on the internal network."""
