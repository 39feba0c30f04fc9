-- What came from calendar files. The journal keeps the row of the import alone; what it added lies in `imported`, and
-- goes with that row when the import is undone, unless somebody changed one of these events since.
CREATE TABLE imports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  member_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE imported (
  import_id INTEGER NOT NULL,
  event_id INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (import_id, event_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER import_undone BEFORE DELETE ON imports BEGIN
  SELECT RAISE(ABORT, 'an imported event was changed since')
    WHERE EXISTS (SELECT 1 FROM imported i LEFT JOIN events e ON e.id = i.event_id
      WHERE i.import_id = OLD.id AND e.sequence IS NOT i.sequence);
  DELETE FROM event_changes WHERE event_id IN (SELECT event_id FROM imported WHERE import_id = OLD.id);
  DELETE FROM events WHERE id IN (SELECT event_id FROM imported WHERE import_id = OLD.id);
  DELETE FROM imported WHERE import_id = OLD.id;
END;

-- The addresses at which members' calendars can be read; of each only the digest is kept.
CREATE TABLE feeds (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  member_id INTEGER NOT NULL,
  token_sha256 TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX feeds_by_member ON feeds (member_id);
