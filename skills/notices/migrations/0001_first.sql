-- What admins are to know about the house. `resolved` is empty while it still is so; `count` says how often it was seen.
-- `facts` are figures and names of parts of the house; members stand there by id. `telling` numbers how often it was said.
CREATE TABLE notices (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL,
  subject TEXT NOT NULL,
  facts TEXT NOT NULL,
  urgent INTEGER NOT NULL DEFAULT 0,
  news INTEGER NOT NULL DEFAULT 0,
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  first_told TEXT NOT NULL,
  last_told TEXT NOT NULL,
  resolved TEXT,
  count INTEGER NOT NULL DEFAULT 1,
  telling INTEGER NOT NULL DEFAULT 1,
  UNIQUE (key, subject)
) STRICT;
CREATE INDEX notices_open ON notices (resolved, last_seen);
-- How far something that is read from elsewhere was read, by its name, so that nothing of it is told twice.
CREATE TABLE notice_marks (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
