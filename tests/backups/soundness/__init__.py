"""Tests of backups.soundness."""
