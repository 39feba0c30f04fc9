"""A new version meets data of an older one."""
