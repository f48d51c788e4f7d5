-- One scan of one authority, from the request to the published plan.
-- Instants are RFC 3339 in UTC, days are YYYY-MM-DD, both as text that sorts; ids are random and do not sort by time.

CREATE TABLE scans (
    id TEXT NOT NULL PRIMARY KEY,
    authority_code TEXT NOT NULL REFERENCES authorities (code),
    state TEXT NOT NULL,
    -- 1 while the scan takes up its authority. A second running scan is refused by the index below.
    running INTEGER NOT NULL,
    reason TEXT NOT NULL,
    wanted_period TEXT NOT NULL,
    requested_on TEXT NOT NULL,
    lead_id TEXT NOT NULL REFERENCES members (id),
    -- The clerk who said yes.
    clerk_id TEXT REFERENCES members (id),
    -- A repeat measurement names the earlier scan.
    previous_scan_id TEXT REFERENCES scans (id),
    -- Agreements, committee, session dates: may still change after opening.
    arrangements TEXT NOT NULL,
    -- Sizes, executive rule, minimum, cut-offs, areas, local questions and period: frozen at opening.
    setup TEXT NOT NULL,
    instrument_version TEXT,
    opened_at TEXT,
    closed_at TEXT,
    published_at TEXT,
    -- The last part of the public address, such as 2026 or 2026-2.
    public_year TEXT,
    cancelled_because TEXT,
    -- When the files were rewritten so that nothing of what closing destroyed is left in them.
    compacted_at TEXT
) WITHOUT ROWID;

CREATE UNIQUE INDEX one_running_scan ON scans (authority_code) WHERE running = 1;
CREATE INDEX scans_by_lead ON scans (lead_id);
CREATE INDEX scans_by_clerk ON scans (clerk_id);
CREATE UNIQUE INDEX one_public_address ON scans (authority_code, public_year) WHERE public_year IS NOT NULL;

-- Opening freezes what respondents were promised. Not even a mistake in the program changes it afterwards.
CREATE TRIGGER setup_is_frozen BEFORE UPDATE OF setup, instrument_version ON scans
WHEN OLD.state NOT IN ('requested', 'assigned', 'prepared')
    AND (NEW.setup IS NOT OLD.setup OR NEW.instrument_version IS NOT OLD.instrument_version)
BEGIN
    SELECT RAISE(ABORT, 'the setup of an open scan is frozen');
END;

-- Since when a scan was in which state: the dates of its steps, and the programme's uptake.
CREATE TABLE scan_history (
    scan_id TEXT NOT NULL REFERENCES scans (id),
    state TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    PRIMARY KEY (scan_id, state, entered_at)
) WITHOUT ROWID;

-- A clerk is proposed and answers; a refusal keeps its reason.
CREATE TABLE clerk_proposals (
    id TEXT NOT NULL PRIMARY KEY,
    scan_id TEXT NOT NULL REFERENCES scans (id),
    clerk_id TEXT NOT NULL REFERENCES members (id),
    proposed_at TEXT NOT NULL,
    -- accepted, declined or withdrawn; null while it waits.
    answer TEXT,
    reason TEXT,
    answered_at TEXT
) WITHOUT ROWID;

CREATE INDEX proposals_by_scan ON clerk_proposals (scan_id);

-- One row a way in that is in use: a personal code, or a draft begun through a shared link.
-- The secret stays with the respondent; the key here is its HMAC. No time stands anywhere, and once
-- used the draft is gone. All rows are destroyed at closing.
CREATE TABLE participations (
    fingerprint TEXT NOT NULL PRIMARY KEY,
    scan_id TEXT NOT NULL REFERENCES scans (id),
    group_code TEXT NOT NULL,
    -- 1 for a code made beforehand, 0 for one handed out at a shared link.
    personal INTEGER NOT NULL,
    used INTEGER NOT NULL,
    -- The draft, readable only with the respondent's secret and the server key together.
    sealed BLOB
) WITHOUT ROWID;

CREATE INDEX participations_by_group ON participations (scan_id, group_code);

-- The link that a group shares is derived from the server's key, so it is not kept. A row stands here only when a link got
-- into the wrong hands and was renewed.
CREATE TABLE renewed_links (
    scan_id TEXT NOT NULL REFERENCES scans (id),
    group_code TEXT NOT NULL,
    generation BIGINT NOT NULL,
    PRIMARY KEY (scan_id, group_code)
) WITHOUT ROWID;

-- Counters, not ballots. split and part are empty for the group as a whole.
-- n begins at 16777216, not at zero, so that every counter takes as many bytes as any other and keeps its place in the file
-- whatever is added to it: where it lies then tells nothing about who was counted together.
CREATE TABLE tally (
    scan_id TEXT NOT NULL REFERENCES scans (id),
    group_code TEXT NOT NULL,
    split TEXT NOT NULL,
    part TEXT NOT NULL,
    item TEXT NOT NULL,
    choice TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (scan_id, group_code, split, part, item, choice)
) WITHOUT ROWID;

-- Open remarks, each under a random id of its own: nothing ties two of them, or one to an answer. While the scan is open they are
-- shuffled, and get new ids, whenever somebody of their group sends.
CREATE TABLE remarks (
    id TEXT NOT NULL PRIMARY KEY,
    scan_id TEXT NOT NULL REFERENCES scans (id),
    -- Who wrote it; emptied at closing where naming the group would point at few people.
    group_code TEXT NOT NULL,
    theme_key TEXT NOT NULL,
    -- waiting, released or withheld
    status TEXT NOT NULL,
    -- As written, so that a decision can be undone; emptied when the scan is discussed.
    body TEXT NOT NULL,
    -- As released; null unless it is.
    redacted TEXT
) WITHOUT ROWID;

CREATE INDEX remarks_by_group ON remarks (scan_id, group_code, id);

-- What may be seen, computed once at closing. The only form in which results are kept.
CREATE TABLE released_results (
    scan_id TEXT NOT NULL PRIMARY KEY REFERENCES scans (id),
    released_at TEXT NOT NULL,
    tables TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE interpretations (
    scan_id TEXT NOT NULL REFERENCES scans (id),
    theme_key TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (scan_id, theme_key)
) WITHOUT ROWID;

CREATE TABLE talking_points (
    id TEXT NOT NULL PRIMARY KEY,
    scan_id TEXT NOT NULL REFERENCES scans (id),
    position INTEGER NOT NULL,
    statement_key TEXT,
    body TEXT NOT NULL,
    -- 1 once taken out; it can be put back until the plan is adopted.
    removed INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX talking_points_by_scan ON talking_points (scan_id, position);

CREATE TABLE priorities (
    id TEXT NOT NULL PRIMARY KEY,
    scan_id TEXT NOT NULL REFERENCES scans (id),
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    subgoal TEXT NOT NULL,
    finding TEXT NOT NULL,
    goal TEXT NOT NULL,
    -- Keys of the statements behind the finding, as a JSON list.
    statements TEXT NOT NULL,
    -- A disagreement of the group, noted as such; empty when there was none.
    dissent TEXT NOT NULL,
    -- 1 once taken out; it can be put back until the plan is adopted.
    removed INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX priorities_by_scan ON priorities (scan_id, position);

CREATE TABLE plan_actions (
    id TEXT NOT NULL PRIMARY KEY,
    priority_id TEXT NOT NULL REFERENCES priorities (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    what TEXT NOT NULL,
    first_step TEXT NOT NULL,
    owner TEXT NOT NULL,
    others TEXT NOT NULL,
    -- As typed; a day (YYYY-MM-DD) once it can be read as one.
    due_on TEXT NOT NULL,
    how_seen TEXT NOT NULL,
    subgoal TEXT NOT NULL,
    -- 1 once taken out; it can be put back until the plan is adopted.
    removed INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX actions_by_priority ON plan_actions (priority_id, position);

-- A version of the plan as it was adopted. A later change makes a new version.
CREATE TABLE plan_versions (
    scan_id TEXT NOT NULL REFERENCES scans (id),
    version INTEGER NOT NULL,
    adopted_on TEXT NOT NULL,
    adopted_by TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (scan_id, version)
) WITHOUT ROWID;
