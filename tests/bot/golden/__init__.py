"""The golden questions: asked of a copy, they tell whether a house still answers as it did."""
