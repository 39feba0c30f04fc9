"""Ten questions asked of a house that is opened on a copy of its data: whether it still answers as it did."""
