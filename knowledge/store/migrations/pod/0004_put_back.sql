-- What a restored outbox must know of the time that was taken back: from the instant of the snapshot (`since`) to that of
-- the restore (`until`). `known`: 1 where the outbox before the restore could be read, so that `said_before` has all
-- that was said meanwhile; 0 where nobody knows what was.
CREATE TABLE IF NOT EXISTS put_back (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  since TEXT NOT NULL,
  until TEXT NOT NULL,
  known INTEGER NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS said_before (
  kind TEXT NOT NULL,
  subject_id INTEGER,
  member_id INTEGER NOT NULL,
  due_at TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('sent', 'sending')),
  chat_key TEXT,
  message_id TEXT,
  sent_at TEXT
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS said_before_once ON said_before (due_at, member_id, kind, ifnull(subject_id, 0));

-- What was said before is not said again. What may have been said says that it may be a repeat.
CREATE TRIGGER IF NOT EXISTS outbox_put_back AFTER INSERT ON outbox
WHEN NEW.status = 'pending' AND NEW.due_at <= (SELECT until FROM put_back) BEGIN
  UPDATE outbox SET status = 'sent', chat_key = said.chat_key, message_id = said.message_id, sent_at = said.sent_at
    FROM said_before AS said
    WHERE outbox.id = NEW.id AND said.status = 'sent' AND said.due_at = NEW.due_at AND said.member_id = NEW.member_id
      AND said.kind = NEW.kind AND ifnull(said.subject_id, 0) = ifnull(NEW.subject_id, 0);
  UPDATE outbox SET maybe_repeated = 1
    WHERE id = NEW.id AND status = 'pending' AND NEW.due_at > (SELECT since FROM put_back)
      AND ((SELECT known FROM put_back) = 0 OR EXISTS (SELECT 1 FROM said_before AS said
        WHERE said.due_at = NEW.due_at AND said.member_id = NEW.member_id AND said.kind = NEW.kind
          AND ifnull(said.subject_id, 0) = ifnull(NEW.subject_id, 0)));
END;
