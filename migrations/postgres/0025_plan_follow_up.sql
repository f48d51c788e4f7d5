-- How an adopted plan is followed ends before its rounds are over.

-- Plans whose lead ended it, with the day and the reason, which the public reads. To go on is to delete the row; the log remembers both.
CREATE TABLE stopped_plans (
    scan_id    TEXT NOT NULL PRIMARY KEY REFERENCES scans (id),
    stopped_on TEXT NOT NULL,
    reason     TEXT NOT NULL
);

-- Plans of authorities that ended, whose lead was told that no rounds and reminders come any more; and of which last day.
CREATE TABLE plans_of_ended (
    scan_id  TEXT NOT NULL PRIMARY KEY REFERENCES scans (id),
    last_day TEXT NOT NULL
);
