"""The reading service: text recognition as a process of its own, for this house or for several machines."""
