-- The database takes no samples of what respondents gave.

-- On PostgreSQL that has to be said for each column. SQLite takes samples only when it is told to, by ANALYZE, which this program never says:
-- there is nothing to change here.
