-- The keys of members, each wrapped by what may open it; member 0 is the household itself.
-- how: household (wrapped by secret.key), passphrase (by the member's own words), forgotten (nothing opens it again).
CREATE TABLE member_keys (
    member_id  INTEGER PRIMARY KEY,
    how        TEXT NOT NULL CHECK (how IN ('household', 'passphrase', 'forgotten')),
    wrapped    BLOB,
    salt       BLOB,
    parameters TEXT NOT NULL DEFAULT '{}',
    made_at    TEXT NOT NULL,
    failed     INTEGER NOT NULL DEFAULT 0,
    wait_until TEXT
) STRICT;
