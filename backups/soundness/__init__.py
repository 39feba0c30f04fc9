"""Looks at the stores of a household before anything is opened for use, and puts back what is damaged."""
