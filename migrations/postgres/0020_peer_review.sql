-- Intervision: groups of four to six authorities with an adopted plan, who help each other with a question.

-- A group. One that is cancelled keeps its state, so that it can go on after all.
CREATE TABLE peer_groups (
    id                TEXT NOT NULL PRIMARY KEY,
    name              TEXT NOT NULL,
    state             TEXT NOT NULL,  -- draft, invited, running or closed
    facilitator_id    TEXT REFERENCES members (id),
    formed_on         TEXT NOT NULL,
    closed_on         TEXT,
    cancelled_because TEXT,
    report_asked_on   TEXT            -- when the leads were asked what they take along, once the last meeting was over
);

-- Who is in it, by the scan whose plan they bring. Once the group begins, only those who said yes are.
CREATE TABLE peer_members (
    group_id    TEXT NOT NULL REFERENCES peer_groups (id),
    scan_id     TEXT NOT NULL REFERENCES scans (id),
    answer      TEXT NOT NULL,  -- waiting, accepted or declined
    line        TEXT NOT NULL,  -- what the lead wrote with the answer; may be empty
    question    TEXT NOT NULL,  -- empty until the lead brings one
    priority_id TEXT,           -- the priority of the plan that the question is about
    report      TEXT NOT NULL,  -- what they take along; empty until the lead writes it
    reported_on TEXT,
    PRIMARY KEY (group_id, scan_id)
);
CREATE INDEX peer_members_of_scan ON peer_members (scan_id);

-- When they meet: at most one meeting a day.
CREATE TABLE peer_meetings (
    group_id TEXT NOT NULL REFERENCES peer_groups (id),
    held_on  TEXT NOT NULL,
    held_at  TEXT NOT NULL,     -- 19:30, or empty
    place    TEXT NOT NULL,
    reminded BIGINT  NOT NULL,  -- 1 once everybody was reminded of it
    PRIMARY KEY (group_id, held_on)
);

-- What one authority suggests for the question of another.
CREATE TABLE peer_suggestions (
    id           TEXT NOT NULL PRIMARY KEY,
    group_id     TEXT NOT NULL,
    scan_id      TEXT NOT NULL,     -- whose question it is
    from_scan_id TEXT NOT NULL REFERENCES scans (id),
    member_id    TEXT NOT NULL REFERENCES members (id),
    given_at     TEXT NOT NULL,
    body         TEXT NOT NULL,
    decision     TEXT NOT NULL,     -- open, thanked, later or taken
    reply        TEXT NOT NULL,
    action_id    TEXT,              -- the action it became; where that left the plan, the suggestion is kept for later
    removed      BIGINT  NOT NULL,  -- 1 once taken back; it can be put back
    FOREIGN KEY (group_id, scan_id) REFERENCES peer_members (group_id, scan_id)
);
CREATE INDEX peer_suggestions_of_question ON peer_suggestions (group_id, scan_id, given_at);
