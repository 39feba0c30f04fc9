"""What the home remembers: the stores, their migrations, members, conversations."""
