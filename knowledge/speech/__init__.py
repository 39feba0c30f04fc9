"""Speech: what was said as text (`hearing`), text as something said (`speaking`). Knows no household."""
