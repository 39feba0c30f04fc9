-- `turns`: each for a week, or after each time it is done. `turn` counts the times; `turns_from` is the turn of the
-- first member in `who`, for weeks the number of the week (see turns.py).
ALTER TABLE chores ADD COLUMN turns TEXT CHECK (turns IN ('week', 'count'));
ALTER TABLE chores ADD COLUMN turns_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chores ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chores ADD COLUMN points INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chores ADD COLUMN needs_photo INTEGER NOT NULL DEFAULT 0;

-- `before` and `after` are the columns of the chore that its being done changed, as JSON: "not yet" goes back to them.
ALTER TABLE chores_done ADD COLUMN text TEXT NOT NULL DEFAULT '';
ALTER TABLE chores_done ADD COLUMN points INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chores_done ADD COLUMN status TEXT NOT NULL DEFAULT 'counted'
  CHECK (status IN ('counted', 'waiting', 'refused'));
ALTER TABLE chores_done ADD COLUMN decided_by INTEGER;
ALTER TABLE chores_done ADD COLUMN photo TEXT;
ALTER TABLE chores_done ADD COLUMN before TEXT NOT NULL DEFAULT '{}';
ALTER TABLE chores_done ADD COLUMN after TEXT NOT NULL DEFAULT '{}';
UPDATE chores_done SET text = coalesce((SELECT text FROM chores WHERE chores.id = chore_id), '');
CREATE INDEX chores_done_by_at ON chores_done (at);

-- In `turn` the taker does what was the giver's; in `back`, if there is one, the other way round.
CREATE TABLE chore_swaps (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  chore_id INTEGER NOT NULL,
  turn INTEGER NOT NULL,
  back INTEGER,
  giver INTEGER NOT NULL,
  taker INTEGER NOT NULL,
  asked_by INTEGER NOT NULL,
  asked INTEGER,
  status TEXT NOT NULL CHECK (status IN ('asked', 'accepted', 'declined')),
  expires TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX chore_swaps_by_chore ON chore_swaps (chore_id);
