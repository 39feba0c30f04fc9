-- What commands answered that were asked for from another process, for who asks again because the connection broke.
CREATE TABLE answered (
  ticket TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  outcome TEXT NOT NULL
) STRICT;
CREATE INDEX answered_at ON answered (at);
