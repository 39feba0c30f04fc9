-- What members used on a day of theirs, of what is limited by the day. Other days are forgotten.
CREATE TABLE used_today (
  member_id INTEGER PRIMARY KEY,
  day TEXT NOT NULL,               -- ISO date on the member's clock
  bytes INTEGER NOT NULL,
  recorded REAL NOT NULL           -- seconds
) STRICT;
