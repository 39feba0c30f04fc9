"""The speech service: hearing and speaking as a process of its own, for this house or for several machines."""
