"""One file for each language that times are understood in."""
