-- What every use case stands on: who may act, which authorities exist, what was done, and what still has to be mailed.
--
-- How a value is written, the same on both engines:
--   an id       TEXT, random; it says nothing about when its row was made
--   an instant  TEXT, RFC 3339 in UTC with milliseconds ('2026-11-23T20:14:05.123Z'): a fixed width, so text order is time order
--   a day       TEXT, 'YYYY-MM-DD', as the calendar stands in Europe/Amsterdam
--   a secret    never; only its HMAC-SHA-256 under the server's key, which is not in this database

-- The register: every municipality, province and water board, those that ended included, since a scan of an authority that
-- later merged keeps its history. The program fills this table from the register it carries; nobody edits it by hand.
CREATE TABLE authorities (
    code              TEXT NOT NULL PRIMARY KEY,  -- as in TOOI: GM0363, PV27, WS0155
    kind              TEXT NOT NULL CHECK (kind IN ('municipality', 'province', 'water_board')),
    official_name     TEXT NOT NULL,              -- 's-Gravenhage
    display_name      TEXT NOT NULL,              -- Den Haag
    cbs_name          TEXT NOT NULL,              -- the spelling of Statistics Netherlands: Bergen (NH.)
    province_code     TEXT NOT NULL,              -- a province names itself
    further_provinces TEXT NOT NULL,              -- water boards lie in several: the other codes, with spaces between
    valid_from        TEXT,                       -- NULL: since before the register begins
    valid_to          TEXT,                       -- the last day; NULL: exists
    population        BIGINT,
    population_year   BIGINT,                     -- on 1 January of this year
    seats             BIGINT,                     -- of the elected body; NULL: not in the register
    latitude          DOUBLE PRECISION,           -- the centre, WGS 84
    longitude         DOUBLE PRECISION,
    search_text       TEXT NOT NULL               -- all names and the code, lower case, without accents
);

-- Who went on after an authority ended. A municipality that was split has several successors, and no single heir.
CREATE TABLE authority_successors (
    code           TEXT NOT NULL REFERENCES authorities (code),
    successor_code TEXT NOT NULL REFERENCES authorities (code),
    PRIMARY KEY (code, successor_code)
);
CREATE INDEX authority_predecessors ON authority_successors (successor_code);

-- Which contents of the register was loaded last, so that a start with the same register changes nothing.
CREATE TABLE register_loads (
    register  TEXT NOT NULL PRIMARY KEY,
    sha256    TEXT NOT NULL,
    loaded_at TEXT NOT NULL
);

-- With which server key the fingerprints and sealed texts in this database were made, by a fingerprint of its own. A start with
-- another key is refused: no code, link or draft would work, and nobody would know why.
CREATE TABLE server_keys (
    fingerprint   TEXT NOT NULL PRIMARY KEY,
    first_used_at TEXT NOT NULL
);

-- People with an account: programme officers, clerks of the pool, leads. Respondents have none.
CREATE TABLE members (
    id                  TEXT NOT NULL PRIMARY KEY,
    name                TEXT NOT NULL,
    email               TEXT NOT NULL UNIQUE,  -- lower case: the address is how a member signs in
    home_authority_code TEXT REFERENCES authorities (code),  -- where a clerk works; they never guide a scan there
    created_at          TEXT NOT NULL,
    ended_at            TEXT                   -- from then on no sign-in; the row stays for the audit trail
);

CREATE TABLE member_roles (
    member_id TEXT NOT NULL REFERENCES members (id),
    role      TEXT NOT NULL CHECK (role IN ('programme', 'clerk', 'lead')),
    PRIMARY KEY (member_id, role)
);

-- For which authorities a lead may act.
CREATE TABLE leads (
    member_id      TEXT NOT NULL REFERENCES members (id),
    authority_code TEXT NOT NULL REFERENCES authorities (code),
    PRIMARY KEY (member_id, authority_code)
);

-- Every request for a sign-in link, of known and of unknown addresses alike, so that the limit on requests tells nobody
-- which addresses are known. Rows go after a day.
CREATE TABLE sign_in_requests (
    id                TEXT NOT NULL PRIMARY KEY,
    email_fingerprint TEXT NOT NULL,
    requested_at      TEXT NOT NULL
);
CREATE INDEX sign_in_requests_by_time ON sign_in_requests (requested_at);

-- Links that were mailed. Each signs in once, and only for a short time.
CREATE TABLE sign_in_links (
    fingerprint TEXT NOT NULL PRIMARY KEY,
    member_id   TEXT NOT NULL REFERENCES members (id),
    expires_at  TEXT NOT NULL,
    used_at     TEXT
);

-- Browsers in which a member is signed in. A session ends when it is left idle, and at its absolute end in any case.
CREATE TABLE sessions (
    fingerprint  TEXT NOT NULL PRIMARY KEY,
    member_id    TEXT NOT NULL REFERENCES members (id),
    last_seen_at TEXT NOT NULL,
    ends_at      TEXT NOT NULL
);
CREATE INDEX sessions_of_member ON sessions (member_id);

-- What was done, by whom and when, written in the transaction that did it. Nothing a respondent does is in here.
CREATE TABLE audit_events (
    id        TEXT NOT NULL PRIMARY KEY,
    at        TEXT NOT NULL,
    actor     TEXT NOT NULL CHECK (actor IN ('anonymous', 'member', 'system')),
    member_id TEXT REFERENCES members (id),
    scan_id   TEXT,                       -- NULL: not about one scan
    kind      TEXT NOT NULL,
    detail    TEXT NOT NULL,              -- JSON, its fields belong to the kind
    CHECK ((actor = 'member') = (member_id IS NOT NULL))
);
CREATE INDEX audit_events_by_time ON audit_events (at);
CREATE INDEX audit_events_of_scan ON audit_events (scan_id, at);

-- Mail on its way out. A message waits here, sealed under the server's key, since it holds an address and often a secret link;
-- its contents go when it was sent or given up. A server takes a message with a lease, so that two servers send it once.
CREATE TABLE mail_outbox (
    id              TEXT NOT NULL PRIMARY KEY,
    kind            TEXT NOT NULL,
    scan_id         TEXT,
    sealed          BYTEA,
    attempts        BIGINT NOT NULL DEFAULT 0,
    next_attempt_at TEXT NOT NULL,        -- also the end of the lease while a server is sending it
    expires_at      TEXT,                 -- after this it is no use to anybody, such as a sign-in link
    sent_at         TEXT,
    given_up_at     TEXT,
    CHECK (sealed IS NOT NULL OR sent_at IS NOT NULL OR given_up_at IS NOT NULL)
);
CREATE INDEX mail_outbox_waiting ON mail_outbox (next_attempt_at) WHERE sent_at IS NULL AND given_up_at IS NULL;
