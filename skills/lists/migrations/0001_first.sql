CREATE TABLE lists (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL COLLATE NOCASE,
  owner INTEGER NOT NULL,
  audience TEXT NOT NULL,
  created_at TEXT NOT NULL,
  UNIQUE (name, audience)
) STRICT;

CREATE TABLE items (
  id INTEGER PRIMARY KEY,
  list_id INTEGER NOT NULL REFERENCES lists(id),
  text TEXT NOT NULL,
  done INTEGER NOT NULL DEFAULT 0,
  added_by INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX items_by_list ON items (list_id, done);
