-- The pool of clerks: what they tell about themselves, when they are away, and whom the programme keeps apart.

-- One row a clerk who told something; without one the program goes by what is usual.
CREATE TABLE pool_profiles (
    member_id  TEXT NOT NULL PRIMARY KEY REFERENCES members (id),
    functions  TEXT NOT NULL,
    kinds      TEXT NOT NULL,    -- codes of kinds of authority guided before, with spaces between
    trained_on TEXT,
    travel_km  INTEGER,          -- NULL: any distance
    regions    TEXT NOT NULL,    -- codes of provinces, with spaces between; empty: everywhere
    languages  TEXT NOT NULL,    -- nl, fy, with spaces between
    capacity   INTEGER NOT NULL, -- scans in a half-year
    active     INTEGER NOT NULL,
    kept_on    TEXT,             -- when it was last saved; NULL: invited, and not yet filled in
    notes      TEXT NOT NULL     -- of the programme, which alone reads them
) STRICT, WITHOUT ROWID;

-- Both days included.
CREATE TABLE pool_absences (
    id        TEXT NOT NULL PRIMARY KEY,
    member_id TEXT NOT NULL REFERENCES members (id),
    first_day TEXT NOT NULL,
    last_day  TEXT NOT NULL,
    CHECK (first_day <= last_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX pool_absences_of_member ON pool_absences (member_id);

-- A clerk on this list never guides a scan of that authority.
CREATE TABLE pool_conflicts (
    member_id      TEXT NOT NULL REFERENCES members (id),
    authority_code TEXT NOT NULL REFERENCES authorities (code),
    reason         TEXT NOT NULL,
    PRIMARY KEY (member_id, authority_code)
) STRICT, WITHOUT ROWID;

-- A file with clerks that an officer brought, until it is imported or thrown away: one an officer, sealed under the server's key.
CREATE TABLE pool_imports (
    member_id  TEXT NOT NULL PRIMARY KEY REFERENCES members (id),
    sealed     BLOB NOT NULL,
    brought_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The address of a member's calendar is derived from the server's key, so it is not kept. A row stands here only when an address
-- got into the wrong hands and was renewed.
CREATE TABLE renewed_calendars (
    member_id  TEXT NOT NULL PRIMARY KEY REFERENCES members (id),
    generation INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Why the programme asked a clerk whom a rule about distance keeps out; NULL: no rule did.
ALTER TABLE clerk_proposals ADD COLUMN override_reason TEXT;
-- Why the scan goes to another clerk; NULL: it had none.
ALTER TABLE clerk_proposals ADD COLUMN hand_over_reason TEXT;
-- When the clerk was reminded, which happens once.
ALTER TABLE clerk_proposals ADD COLUMN reminded_at TEXT;
CREATE INDEX proposals_waiting ON clerk_proposals (proposed_at) WHERE answer IS NULL;
