CREATE TABLE inbox (
    channel TEXT NOT NULL,
    update_id INTEGER NOT NULL,
    lane TEXT NOT NULL,
    body TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'done', 'failed')),
    attempts INTEGER NOT NULL DEFAULT 0,
    reason TEXT,
    received_at TEXT NOT NULL,
    finished_at TEXT,
    PRIMARY KEY (channel, update_id)
) STRICT;

CREATE INDEX inbox_waiting ON inbox (channel, update_id) WHERE status = 'waiting';

CREATE TABLE moved_chats (
    channel TEXT NOT NULL,
    known_as TEXT NOT NULL,
    current TEXT NOT NULL,
    PRIMARY KEY (channel, known_as)
) STRICT;
