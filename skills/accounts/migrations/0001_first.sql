-- `secret` is encrypted with a key that lies outside this database. `retry_at`, `failing_since`, `trouble` and `reason`
-- say why an account is not in step; `wanted_at` is when somebody asked for it to be looked at soon.
CREATE TABLE calendar_accounts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  provider TEXT NOT NULL,
  url TEXT NOT NULL,
  user TEXT NOT NULL,
  secret TEXT NOT NULL,
  owner INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  synced_at TEXT,
  tries INTEGER NOT NULL DEFAULT 0,
  trouble TEXT CHECK (trouble IN ('down', 'refused')),
  reason TEXT,
  failing_since TEXT,
  retry_at TEXT,
  wanted_at TEXT,
  UNIQUE (provider, url, user)
) STRICT;

-- `takes_new`: what is made here is put into it. `list_id`: the list that a calendar of to-dos is.
CREATE TABLE remote_calendars (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES calendar_accounts (id),
  remote_id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('event', 'todo')),
  writable INTEGER NOT NULL,
  chosen INTEGER NOT NULL DEFAULT 0,
  takes_new INTEGER NOT NULL DEFAULT 0,
  audience TEXT NOT NULL,
  list_id INTEGER,
  token TEXT,
  synced_at TEXT,
  reason TEXT,
  UNIQUE (account_id, remote_id, kind)
) STRICT;

-- What is known of each item. `base` is its text when both sides last agreed and `base_view` our row then; `sent` and
-- `sent_view` are what was being written when an answer was not yet noted. No `etag`: it was never seen there.
-- `local_id` is a row of `events` or `items`; none: it is left alone. `refused`: the digest of a text that the server
-- does not take. `here`: it was made here.
CREATE TABLE remote_items (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  calendar_id INTEGER NOT NULL REFERENCES remote_calendars (id),
  href TEXT NOT NULL,
  etag TEXT,
  uid TEXT NOT NULL,
  local_id INTEGER,
  base TEXT,
  base_view TEXT,
  sent TEXT,
  sent_view TEXT,
  refused TEXT,
  here INTEGER NOT NULL DEFAULT 0,
  UNIQUE (calendar_id, href),
  UNIQUE (calendar_id, local_id)
) STRICT;
CREATE INDEX remote_items_by_row ON remote_items (local_id);
