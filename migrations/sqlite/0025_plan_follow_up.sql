-- The plan: an end to its following before its rounds are over, answers outside rounds, and actions that two people write.

-- Plans whose lead ended it, with the day and the reason, which the public reads. To go on is to delete the row; the log remembers both.
CREATE TABLE stopped_plans (
    scan_id    TEXT NOT NULL PRIMARY KEY REFERENCES scans (id),
    stopped_on TEXT NOT NULL,
    reason     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Plans of authorities that ended, whose lead was told that no rounds and reminders come any more; and of which last day.
CREATE TABLE plans_of_ended (
    scan_id  TEXT NOT NULL PRIMARY KEY REFERENCES scans (id),
    last_day TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Links with which an owner answers without an account: those of a round, and those in a reminder before a day, which work outside rounds as
-- well. Each has a last day of its own, so an address may have several. The secret stays with the owner; the key is its HMAC.
CREATE TABLE owner_links_with_day (
    fingerprint TEXT NOT NULL PRIMARY KEY,
    scan_id     TEXT NOT NULL REFERENCES scans (id),
    round       INTEGER NOT NULL,  -- 0: of a reminder
    email       TEXT NOT NULL,
    until       TEXT NOT NULL      -- the last day on which it works
) STRICT, WITHOUT ROWID;

INSERT INTO owner_links_with_day (fingerprint, scan_id, round, email, until)
SELECT l.fingerprint, l.scan_id, l.round, l.email, r.closes_on
FROM owner_links l JOIN progress_rounds r ON r.scan_id = l.scan_id AND r.number = l.round;

DROP TABLE owner_links;
ALTER TABLE owner_links_with_day RENAME TO owner_links;
CREATE INDEX owner_links_of_owner ON owner_links (scan_id, email);

-- Two tabs or two people may have the same action open. What was typed against an older revision is refused instead of written over the newer
-- one; the finding and the goal of a priority go by the revision that it has already.
ALTER TABLE plan_actions ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
