"""The words that house and pod have in common."""

from __future__ import annotations

PROTOCOL = 1
"""Of what crosses the wire; another number is another version."""

HEALTH = "/v1/health"
LIVE, READY = "/health/live", "/health/ready"
CALL = "/v1/call"
ANSWERS = "/v1/answers/"

MOST_BODY = 72 * 1024 * 1024
"""Bytes of a request: one file of the largest size, as text."""

AUDIT_KEY = "audit key"
"""As what the key of the audit log is sealed."""
