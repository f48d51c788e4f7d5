-- The life of a plan after its adoption: its versions with their files, its actions as they go, and the rounds of progress.

-- What the elected body calls its decision, and why a version that is not the first was made. Both may be empty.
ALTER TABLE plan_versions ADD COLUMN decision_number TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_versions ADD COLUMN reason TEXT NOT NULL DEFAULT '';

CREATE TRIGGER adopted_plan_stays BEFORE UPDATE ON plan_versions
BEGIN
    SELECT RAISE(ABORT, 'an adopted version of a plan does not change');
END;

-- The PDF of an adopted version, as it was made at adoption. A later version of the program may draw another; this one stays.
CREATE TABLE plan_files (
    scan_id TEXT NOT NULL REFERENCES scans (id),
    version INTEGER NOT NULL,
    name    TEXT NOT NULL,
    pdf     BLOB NOT NULL,
    PRIMARY KEY (scan_id, version)
) STRICT;

CREATE TRIGGER adopted_file_stays BEFORE UPDATE ON plan_files
BEGIN
    SELECT RAISE(ABORT, 'the file of an adopted plan does not change');
END;

-- An adopted plan that is being changed: the next version, until it is adopted or given up.
CREATE TABLE plan_amendments (
    scan_id  TEXT NOT NULL PRIMARY KEY REFERENCES scans (id),
    reason   TEXT NOT NULL,
    begun_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The actions of adopted plans, with the id they have in the plan, as the version that holds tells of them.
CREATE TABLE followed_actions (
    id          TEXT NOT NULL PRIMARY KEY,
    scan_id     TEXT NOT NULL REFERENCES scans (id),
    position    INTEGER NOT NULL,
    number      TEXT NOT NULL,     -- 2.1: the first action of the second priority
    priority    TEXT NOT NULL,
    what        TEXT NOT NULL,
    owner       TEXT NOT NULL,     -- a function
    email       TEXT NOT NULL,     -- where the owner is reminded; empty: nowhere
    planned_on  TEXT NOT NULL,     -- the day in the plan
    due_on      TEXT NOT NULL,     -- the day it has become
    status      TEXT NOT NULL,     -- waiting, running, done or stopped
    in_plan     INTEGER NOT NULL,  -- 0 once a later version left it out
    reminded_of TEXT               -- the day of which was reminded
) STRICT, WITHOUT ROWID;
CREATE INDEX followed_actions_of_scan ON followed_actions (scan_id, position);

-- What was told of an action. Nothing of it changes, but for the answer to a proposed day.
CREATE TABLE action_reports (
    id         TEXT NOT NULL PRIMARY KEY,
    action_id  TEXT NOT NULL REFERENCES followed_actions (id),
    round      INTEGER NOT NULL,  -- 0: between two rounds
    told_at    TEXT NOT NULL,
    told_by    TEXT NOT NULL,     -- the name of a member, or the function of the owner
    status     TEXT NOT NULL,
    note       TEXT NOT NULL,
    due_on     TEXT,              -- another day
    reason     TEXT NOT NULL,     -- why another day
    proposal   TEXT NOT NULL      -- of another day: none, waiting, accepted, declined or replaced
) STRICT, WITHOUT ROWID;
CREATE INDEX action_reports_of_action ON action_reports (action_id, told_at);

-- The rounds in which everybody is asked how it goes.
CREATE TABLE progress_rounds (
    scan_id      TEXT NOT NULL REFERENCES scans (id),
    number       INTEGER NOT NULL,
    opened_on    TEXT NOT NULL,
    closes_on    TEXT NOT NULL,   -- the last day
    closed_at    TEXT,
    published_at TEXT,
    report       TEXT,            -- what was published, as JSON
    PRIMARY KEY (scan_id, number)
) STRICT, WITHOUT ROWID;

-- Links with which an owner answers without an account, one an address and round. The secret stays with the owner; the key is its HMAC.
-- All go when the round closes.
CREATE TABLE owner_links (
    fingerprint TEXT NOT NULL PRIMARY KEY,
    scan_id     TEXT NOT NULL REFERENCES scans (id),
    round       INTEGER NOT NULL,
    email       TEXT NOT NULL,
    UNIQUE (scan_id, email)
) STRICT, WITHOUT ROWID;

-- Plans that were adopted before.
INSERT INTO followed_actions (id, scan_id, position, number, priority, what, owner, email, planned_on, due_on, status, in_plan)
SELECT a.id, p.scan_id,
    ROW_NUMBER() OVER (PARTITION BY p.scan_id ORDER BY p.position, p.id, a.position, a.id),
    CAST(DENSE_RANK() OVER (PARTITION BY p.scan_id ORDER BY p.position, p.id) AS TEXT) || '.'
        || CAST(ROW_NUMBER() OVER (PARTITION BY p.id ORDER BY a.position, a.id) AS TEXT),
    p.title, a.what, a.owner, '', a.due_on, a.due_on, 'waiting', 1
FROM plan_actions a JOIN priorities p ON p.id = a.priority_id
WHERE a.removed = 0 AND p.removed = 0 AND a.due_on LIKE '____-__-__'
    AND p.scan_id IN (SELECT v.scan_id FROM plan_versions v);
