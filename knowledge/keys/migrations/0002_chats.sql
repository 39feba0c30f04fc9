-- Whose chat a kept reply belongs to, and what of this database was sealed and cleaned of clear text, and when.
ALTER TABLE handled ADD COLUMN chat_key TEXT;
CREATE TABLE sealed (
    what TEXT PRIMARY KEY,
    at   TEXT NOT NULL
) STRICT;
