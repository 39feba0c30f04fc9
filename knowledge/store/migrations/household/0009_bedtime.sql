-- Until when grown-ups want a child in bed: from when, on evenings before a day off from when (else as on all), to when.
ALTER TABLE members ADD COLUMN bed_from TEXT;
ALTER TABLE members ADD COLUMN bed_free_from TEXT;
ALTER TABLE members ADD COLUMN bed_to TEXT;
