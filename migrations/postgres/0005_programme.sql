-- What the programme office sets: one row, changed in the interface, each change in the audit trail.
CREATE TABLE programme_settings (
    id                  TEXT NOT NULL PRIMARY KEY CHECK (id = 'programme'),
    name                TEXT NOT NULL,
    goal                BIGINT NOT NULL,  -- how many authorities of the kinds below take part in the end
    goal_by             TEXT NOT NULL,     -- the last day for it
    starting_figure     BIGINT NOT NULL,  -- how many had taken part before this program kept count
    starting_on         TEXT NOT NULL,     -- on which day that was counted
    counted_kinds       TEXT NOT NULL,     -- codes of the kinds that count for the goal, with spaces between
    contact_name        TEXT NOT NULL,
    contact_email       TEXT NOT NULL,
    answer_within_days  BIGINT NOT NULL,  -- a clerk who was asked answers within these days
    least_distance_km   BIGINT NOT NULL,  -- a clerk's own authority lies at least this far from the one they guide
    stalls_after_days   BIGINT NOT NULL   -- a scan without a next step for longer than this stalls
);

-- What the programme began with: some 50 municipalities had taken part at the end of 2019, 150 is the goal.
INSERT INTO programme_settings VALUES
    ('programme', 'Programma Quick Scan Lokale Democratie', 150, '2028-12-31', 50, '2019-12-31', 'municipality', '', '', 7, 20, 42);
