-- The room: an agenderingsgesprek while it is held, and a questionnaire that is filled in in a room.

-- Two people may have the same text open. What was typed against an older revision is refused instead of written over the newer one.
ALTER TABLE interpretations ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
ALTER TABLE talking_points ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
ALTER TABLE priorities ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;

-- The talk of a scan while it is held. One is open at a time; one that is over stays, so that its code can be told from no code.
CREATE TABLE rooms (
    id               TEXT NOT NULL PRIMARY KEY,
    scan_id          TEXT NOT NULL REFERENCES scans (id),
    join_fingerprint TEXT NOT NULL UNIQUE,  -- of the code on the screen: the HMAC by which it is found
    sealed_code      BLOB,                 -- the same to show it again, under the key of the server; null once the room is over
    slide            TEXT NOT NULL,         -- what is on the screen
    slide_since      TEXT NOT NULL,
    revision         INTEGER NOT NULL,      -- goes up with everything that changes what the screen shows, save for counts
    phone_revision   INTEGER NOT NULL,      -- and with what changes what phones show
    opened_at        TEXT NOT NULL,
    ended_at         TEXT
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_open_room ON rooms (scan_id) WHERE ended_at IS NULL;

-- The phones in a room. The secret stays in the phone; the key is its HMAC. All go when the room ends. No time stands anywhere.
CREATE TABLE room_devices (
    fingerprint TEXT NOT NULL PRIMARY KEY,
    room_id     TEXT NOT NULL REFERENCES rooms (id),
    pseudonym   TEXT NOT NULL,     -- may be empty
    suggestions INTEGER NOT NULL   -- how many came from it
) STRICT, WITHOUT ROWID;
CREATE INDEX room_devices_of_room ON room_devices (room_id);

CREATE TABLE room_rounds (
    room_id     TEXT NOT NULL REFERENCES rooms (id),
    number      INTEGER NOT NULL,
    among       TEXT NOT NULL,     -- what can be picked, as a JSON list of keys; an empty list is everything
    picked      INTEGER,           -- how many phones had picked when it closed
    opened_at   TEXT NOT NULL,
    closed_at   TEXT,
    revealed_at TEXT,
    PRIMARY KEY (room_id, number)
) STRICT, WITHOUT ROWID;

-- Picks while a round is open. A ballot is an HMAC of the phone's secret and the round, so no row leads to a row of room_devices, or
-- to the same phone in another round. All go when the round closes.
CREATE TABLE room_picks (
    room_id   TEXT NOT NULL,
    round     INTEGER NOT NULL,
    ballot    TEXT NOT NULL,
    candidate TEXT NOT NULL,
    PRIMARY KEY (room_id, round, ballot, candidate),
    FOREIGN KEY (room_id, round) REFERENCES room_rounds (room_id, number)
) STRICT, WITHOUT ROWID;

-- What the picks of a closed round come to.
CREATE TABLE room_tallies (
    room_id   TEXT NOT NULL,
    round     INTEGER NOT NULL,
    candidate TEXT NOT NULL,
    picks     INTEGER NOT NULL,
    PRIMARY KEY (room_id, round, candidate),
    FOREIGN KEY (room_id, round) REFERENCES room_rounds (room_id, number)
) STRICT, WITHOUT ROWID;

-- What people in the room would like to pick besides. The page draws the id, so that what is sent twice counts once.
CREATE TABLE room_suggestions (
    id      TEXT NOT NULL PRIMARY KEY,
    room_id TEXT NOT NULL REFERENCES rooms (id),
    body    TEXT NOT NULL,
    state   TEXT NOT NULL  -- waiting, shown or hidden
) STRICT, WITHOUT ROWID;
CREATE INDEX room_suggestions_of_room ON room_suggestions (room_id);

-- A code on the screen with which one group fills in the questionnaire in the room itself. One at a time a scan; it goes at closing.
CREATE TABLE room_codes (
    scan_id     TEXT NOT NULL PRIMARY KEY REFERENCES scans (id),
    fingerprint TEXT NOT NULL UNIQUE,
    sealed_code BLOB NOT NULL,
    group_code  TEXT NOT NULL,
    closes_at   TEXT NOT NULL,     -- of the code; what was begun may be finished until the scan closes
    places      INTEGER NOT NULL,  -- how many of the group had not sent when it opened
    begun       INTEGER NOT NULL   -- how many came in with it
) STRICT, WITHOUT ROWID;
