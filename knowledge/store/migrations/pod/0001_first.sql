-- Every change with what undoes it, written in the transaction of the change itself.
CREATE TABLE journal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  member_id INTEGER NOT NULL,
  command TEXT NOT NULL,
  message_id TEXT,
  changes TEXT NOT NULL,
  undone_at TEXT
) STRICT;
CREATE INDEX journal_by_message ON journal (message_id);

-- Whatever is to be said unasked.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  created_at TEXT NOT NULL,
  due_at TEXT NOT NULL,
  member_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject_id INTEGER,
  facts TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'sending', 'sent', 'failed', 'dropped')),
  attempts INTEGER NOT NULL DEFAULT 0,
  next_try TEXT NOT NULL,
  lease_until TEXT,
  maybe_repeated INTEGER NOT NULL DEFAULT 0,
  chat_key TEXT,
  message_id TEXT,
  reason TEXT,
  sent_at TEXT
) STRICT;
CREATE INDEX outbox_open ON outbox (status, next_try);
