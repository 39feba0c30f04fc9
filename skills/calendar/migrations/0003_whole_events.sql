-- Events as other calendars know them, and the single turns of a recurring one that differ.
CREATE TABLE events_whole (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  start TEXT NOT NULL,
  end TEXT NOT NULL,
  zone TEXT NOT NULL,
  all_day INTEGER NOT NULL,
  rule TEXT,
  who TEXT NOT NULL DEFAULT '[]',
  owner INTEGER NOT NULL,
  audience TEXT NOT NULL,
  created_at TEXT NOT NULL,
  skipped TEXT NOT NULL DEFAULT '[]',
  uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
  place TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT 'event' CHECK (kind IN ('event', 'birthday')),
  born INTEGER,
  busy INTEGER NOT NULL DEFAULT 1,
  alarms TEXT NOT NULL DEFAULT '[]',
  calendar_id INTEGER,
  status TEXT NOT NULL DEFAULT 'confirmed' CHECK (status IN ('confirmed', 'tentative')),
  changed_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
  sequence INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO events_whole
  (id, title, start, end, zone, all_day, rule, who, owner, audience, created_at, skipped, changed_at)
  SELECT id, title, start, end, zone, all_day, rule, who, owner, audience, created_at, skipped, created_at FROM events;
DELETE FROM sqlite_sequence WHERE name = 'events_whole';
INSERT INTO sqlite_sequence (name, seq) SELECT 'events_whole', seq FROM sqlite_sequence WHERE name = 'events';
DROP TABLE events;
ALTER TABLE events_whole RENAME TO events;
CREATE INDEX events_by_start ON events (start);
CREATE INDEX events_by_calendar ON events (calendar_id) WHERE calendar_id IS NOT NULL;

CREATE TABLE event_changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  event_id INTEGER NOT NULL REFERENCES events (id),
  instance TEXT NOT NULL,
  start TEXT NOT NULL,
  end TEXT NOT NULL,
  all_day INTEGER NOT NULL,
  title TEXT,
  place TEXT,
  notes TEXT,
  who TEXT,
  changed_at TEXT NOT NULL,
  UNIQUE (event_id, instance)
) STRICT;
