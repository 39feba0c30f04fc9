"""Restoring with what only the whole house knows: where snapshots are, who left meanwhile, what belongs to whom."""
