-- When each member is told the day, the next day or the week next: `at` an instant, `clock` the time and zone it is for.
CREATE TABLE briefs (
  member_id INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('brief', 'preview', 'week')),
  clock TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (member_id, kind)
) STRICT, WITHOUT ROWID;
