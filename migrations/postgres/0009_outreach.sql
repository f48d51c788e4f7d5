-- Outreach: what the programme knows of authorities that take no part yet, and authorities that apply by themselves.

-- One row an authority about which something was noted. Of people it holds the contact person and nobody else.
CREATE TABLE outreach (
    authority_code    TEXT NOT NULL PRIMARY KEY REFERENCES authorities (code),
    interest          TEXT NOT NULL CHECK (interest IN ('not_approached', 'approached', 'interested', 'willing', 'not_now')),
    next_step         TEXT NOT NULL,
    next_step_on      TEXT,
    contact_name      TEXT NOT NULL,
    contact_function  TEXT NOT NULL,
    contact_email     TEXT NOT NULL,
    contact_telephone TEXT NOT NULL,
    reason            TEXT NOT NULL,    -- why it wants a scan, in its own words
    notes             TEXT NOT NULL,
    version           BIGINT NOT NULL   -- one more with each change, so that nobody writes over somebody else
);

-- The log: who of the programme spoke with whom.
CREATE TABLE outreach_contacts (
    id             TEXT NOT NULL PRIMARY KEY,
    authority_code TEXT NOT NULL REFERENCES authorities (code),
    held_on        TEXT NOT NULL,
    person         TEXT NOT NULL,  -- with whom
    means          TEXT NOT NULL CHECK (means IN ('telephone', 'email', 'talk', 'gathering', 'letter', 'application')),
    note           TEXT NOT NULL,
    written_by     TEXT NOT NULL REFERENCES members (id),
    written_at     TEXT NOT NULL,
    corrected_by   TEXT REFERENCES members (id),  -- who corrected it last
    removed_at     TEXT                           -- taken away; until it is destroyed it can be put back
);
CREATE INDEX outreach_contacts_of_authority ON outreach_contacts (authority_code);

-- Applications whose e-mail address was checked. Accepting moves what the applicant filled in to the outreach of the authority; declining
-- leaves it here for some weeks, so that a slip can be mended. Then the row goes.
CREATE TABLE applications (
    id             TEXT NOT NULL PRIMARY KEY,
    authority_code TEXT NOT NULL REFERENCES authorities (code),
    name           TEXT,
    function       TEXT,
    email          TEXT,
    telephone      TEXT,
    reason         TEXT,
    status         TEXT NOT NULL CHECK (status IN ('waiting', 'accepted', 'declined')),
    received_at    TEXT NOT NULL,
    decided_at     TEXT,
    decided_by     TEXT REFERENCES members (id),
    CHECK ((status = 'waiting') = (decided_at IS NULL)),
    CHECK ((status = 'accepted') = (email IS NULL))
);

-- Links mailed to check an e-mail address. What was filled in waits here sealed with the link itself, so that until it is followed
-- nobody reads it, whatever they hold of this database. The row goes when the link's days are over.
CREATE TABLE application_links (
    fingerprint       TEXT NOT NULL PRIMARY KEY,
    authority_code    TEXT NOT NULL REFERENCES authorities (code),
    email_fingerprint TEXT NOT NULL,  -- counts the links to one address: nobody's mailbox is to be filled
    sealed            BYTEA,          -- NULL once confirmed
    outcome           TEXT CHECK (outcome IN ('received', 'takes_part')),
    expires_at        TEXT NOT NULL,
    CHECK ((sealed IS NULL) = (outcome IS NOT NULL))
);
CREATE INDEX application_links_by_address ON application_links (email_fingerprint);
