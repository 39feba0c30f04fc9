"""A day of a simulated family on a fast clock: what comes unasked, and what the house still holds when it is over."""
