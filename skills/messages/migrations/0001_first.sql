-- One row for each member that a message is for. `member_id` is who gets it.
CREATE TABLE messages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sender INTEGER NOT NULL,
  member_id INTEGER NOT NULL,
  text TEXT NOT NULL,
  manner TEXT NOT NULL,
  sent_at TEXT NOT NULL,
  seen_at TEXT
) STRICT;
CREATE INDEX messages_by_member ON messages (member_id, id);
CREATE INDEX messages_by_age ON messages (sent_at);
