CREATE TABLE lessons (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  folded TEXT NOT NULL,
  value TEXT NOT NULL,
  member_id INTEGER,
  owner INTEGER NOT NULL,
  audience TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX lessons_by_audience ON lessons (audience);
CREATE UNIQUE INDEX lessons_once ON lessons (kind, folded, ifnull(member_id, 0));
