-- What was said of which language models may see a fact or a paper (the id is that of `documents`): only those in the
-- house (1), or any (0). What has no row follows the rule in `skills/facts/keeping.py`.
CREATE TABLE local_only (
  id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  only_local INTEGER NOT NULL CHECK (only_local IN (0, 1))
) STRICT;
