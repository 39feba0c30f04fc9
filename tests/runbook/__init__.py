"""The procedures of docs/runbook.md, carried out with its own lines."""
