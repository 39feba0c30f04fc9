-- Rows that come in quiet hours too, rows that say nothing any more after a while, rows that have no time of their own.
ALTER TABLE outbox ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN timed INTEGER NOT NULL DEFAULT 1;
ALTER TABLE outbox ADD COLUMN expires_at TEXT;
CREATE INDEX outbox_of_subject ON outbox (kind, subject_id);
