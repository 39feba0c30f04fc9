-- `due` is a local day (2026-11-27) or, where a time was said, an instant in UTC; `who` is a JSON list of members.
-- `uid` is what other calendars know an item by (RFC 5545, UID).
CREATE TABLE items_with_due (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  list_id INTEGER NOT NULL REFERENCES lists(id),
  text TEXT NOT NULL,
  done INTEGER NOT NULL DEFAULT 0,
  added_by INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  due TEXT,
  who TEXT NOT NULL DEFAULT '[]',
  uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
  changed_at TEXT NOT NULL,
  notes TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO items_with_due (id, list_id, text, done, added_by, created_at, changed_at)
  SELECT id, list_id, text, done, added_by, created_at, created_at FROM items;
DROP TABLE items;
ALTER TABLE items_with_due RENAME TO items;
CREATE INDEX items_by_list ON items (list_id, done);
