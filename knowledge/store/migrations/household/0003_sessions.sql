-- Who is signed in to the web chat. Only digests of tokens are kept: a copy of this file opens no door.
CREATE TABLE signin_links (
  token_sha256 TEXT PRIMARY KEY,
  member_id    INTEGER NOT NULL,
  expires_at   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  token_sha256 TEXT PRIMARY KEY,
  member_id    INTEGER NOT NULL,
  since        TEXT NOT NULL,
  expires_at   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_of_member ON sessions (member_id);
