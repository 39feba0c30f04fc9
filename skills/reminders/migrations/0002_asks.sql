-- Reminders that come again until they are done, and whom each turn was put to who has not answered yet.
ALTER TABLE reminders ADD COLUMN nag_seconds INTEGER;
ALTER TABLE reminders ADD COLUMN nag_times INTEGER NOT NULL DEFAULT 5;
ALTER TABLE reminders ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reminders ADD COLUMN hand_to INTEGER;
ALTER TABLE reminders ADD COLUMN handed_to INTEGER;
ALTER TABLE reminders ADD COLUMN done_by INTEGER;
ALTER TABLE reminders ADD COLUMN done_at TEXT;

CREATE TABLE reminder_asks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  reminder_id INTEGER NOT NULL,
  member_id INTEGER NOT NULL,
  at TEXT NOT NULL,
  asked_at TEXT NOT NULL,
  times INTEGER NOT NULL,
  again_at TEXT,
  UNIQUE (reminder_id, member_id)
) STRICT;
CREATE INDEX reminder_asks_again ON reminder_asks (again_at);

-- What was sent before and is not done, and what is about to be sent.
INSERT INTO reminder_asks (reminder_id, member_id, at, asked_at, times)
SELECT reminders.id, member.value, reminders.first, reminders.due, 1 FROM reminders, json_each(reminders.who) AS member
WHERE reminders.status = 'waiting' AND (
  (reminders.rule IS NULL AND reminders.next_at IS NULL)
  OR EXISTS (
    SELECT 1 FROM outbox WHERE kind = 'reminder' AND subject_id = reminders.id AND outbox.member_id = member.value
    AND outbox.status IN ('pending', 'sending')
  )
);
