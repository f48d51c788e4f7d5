-- Editions of the register: brought by an officer as a file, or carried by the program. The newest that was applied holds.

-- Names by which people search and that are on no page: Den Bosch. Until now only the text to search in knew them.
ALTER TABLE authorities ADD COLUMN other_names TEXT NOT NULL DEFAULT '';

-- Each edition that was applied, with what it changed.
CREATE TABLE register_editions (
    id         TEXT NOT NULL PRIMARY KEY,
    as_of      TEXT NOT NULL,                       -- the day of which it tells
    member_id  TEXT REFERENCES members (id),        -- who brought it; NULL: the program carries it
    applied_at TEXT NOT NULL,
    added      BIGINT NOT NULL,
    renamed    BIGINT NOT NULL,
    merged     BIGINT NOT NULL,
    split      BIGINT NOT NULL,
    planned    BIGINT NOT NULL,                     -- mergers and splits that were still to come
    corrected  BIGINT NOT NULL,
    unchanged  BIGINT NOT NULL
);
CREATE INDEX register_editions_by_time ON register_editions (applied_at);

-- A file that an officer brought, until it is applied or thrown away: one an officer.
CREATE TABLE register_imports (
    member_id  TEXT NOT NULL PRIMARY KEY REFERENCES members (id),
    as_of      TEXT NOT NULL,
    contents   TEXT NOT NULL,
    brought_at TEXT NOT NULL
);

-- How an authority ends. An edition tells that it will; it does so only once an officer confirmed it, and from the day after its last.
-- The row stays afterwards, as the memory of what was done.
CREATE TABLE register_changes (
    code           TEXT NOT NULL PRIMARY KEY REFERENCES authorities (code),
    last_day       TEXT NOT NULL,
    successors     TEXT NOT NULL,                   -- codes with spaces between; several for one that is split
    confirmed_at   TEXT,
    confirmed_by   TEXT REFERENCES members (id),
    took_effect_at TEXT
);

-- Which leads of an authority that ends may from then on act for a successor.
CREATE TABLE register_change_leads (
    code           TEXT NOT NULL REFERENCES register_changes (code),
    member_id      TEXT NOT NULL REFERENCES members (id),
    successor_code TEXT NOT NULL REFERENCES authorities (code),
    PRIMARY KEY (code, member_id, successor_code)
);
