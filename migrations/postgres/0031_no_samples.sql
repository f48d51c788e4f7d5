-- The database takes no samples of what respondents gave.

-- PostgreSQL looks at a table now and then and keeps, in a table of its own, values that occur in each column: texts of remarks, fingerprints of
-- codes, how high counters stood. There they would outlive what closing destroys, until somebody analyses the table again. The planner needs none
-- of it: it finds these rows by keys, or by the scan and group beside them.

-- Giving a column the type that it has makes the database forget the samples of it that it took before. No row is written again.
ALTER TABLE participations
    ALTER COLUMN fingerprint TYPE TEXT, ALTER COLUMN fingerprint SET STATISTICS 0,
    ALTER COLUMN sealed TYPE BYTEA, ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE tally
    ALTER COLUMN n TYPE BIGINT, ALTER COLUMN n SET STATISTICS 0;

-- Also the ids, since those that were sampled were there before the others, and of whom and about what they are.
ALTER TABLE remarks
    ALTER COLUMN id TYPE TEXT, ALTER COLUMN id SET STATISTICS 0,
    ALTER COLUMN group_code TYPE TEXT, ALTER COLUMN group_code SET STATISTICS 0,
    ALTER COLUMN theme_key TYPE TEXT, ALTER COLUMN theme_key SET STATISTICS 0,
    ALTER COLUMN body TYPE TEXT, ALTER COLUMN body SET STATISTICS 0,
    ALTER COLUMN redacted TYPE TEXT, ALTER COLUMN redacted SET STATISTICS 0;

-- What people do in a room goes when it ends.
ALTER TABLE rooms
    ALTER COLUMN join_fingerprint TYPE TEXT, ALTER COLUMN join_fingerprint SET STATISTICS 0,
    ALTER COLUMN sealed_code TYPE BYTEA, ALTER COLUMN sealed_code SET STATISTICS 0;

ALTER TABLE room_devices
    ALTER COLUMN fingerprint TYPE TEXT, ALTER COLUMN fingerprint SET STATISTICS 0,
    ALTER COLUMN pseudonym TYPE TEXT, ALTER COLUMN pseudonym SET STATISTICS 0,
    ALTER COLUMN suggestions TYPE BIGINT, ALTER COLUMN suggestions SET STATISTICS 0;

ALTER TABLE room_picks
    ALTER COLUMN ballot TYPE TEXT, ALTER COLUMN ballot SET STATISTICS 0,
    ALTER COLUMN candidate TYPE TEXT, ALTER COLUMN candidate SET STATISTICS 0;

ALTER TABLE room_tallies
    ALTER COLUMN candidate TYPE TEXT, ALTER COLUMN candidate SET STATISTICS 0,
    ALTER COLUMN picks TYPE BIGINT, ALTER COLUMN picks SET STATISTICS 0;

ALTER TABLE room_suggestions
    ALTER COLUMN id TYPE TEXT, ALTER COLUMN id SET STATISTICS 0,
    ALTER COLUMN body TYPE TEXT, ALTER COLUMN body SET STATISTICS 0;

ALTER TABLE room_codes
    ALTER COLUMN fingerprint TYPE TEXT, ALTER COLUMN fingerprint SET STATISTICS 0,
    ALTER COLUMN sealed_code TYPE BYTEA, ALTER COLUMN sealed_code SET STATISTICS 0;
