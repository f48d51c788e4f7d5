-- What happens before the talk: who reads what the clerk writes for it, talking points about several statements, and the scripts of
-- both sessions.

-- Who reads the interpretations and the talking points of a scan. No row: its clerks alone.
CREATE TABLE talk_audiences (
    scan_id  TEXT NOT NULL PRIMARY KEY REFERENCES scans (id),
    audience TEXT NOT NULL  -- clerk, lead or everybody
);

-- What was written before there was a choice could be read by everybody who sees the scan, and stays so.
INSERT INTO talk_audiences (scan_id, audience)
SELECT s.id, 'everybody' FROM scans s
WHERE EXISTS (SELECT 1 FROM interpretations i WHERE i.scan_id = s.id)
    OR EXISTS (SELECT 1 FROM talking_points t WHERE t.scan_id = s.id);

-- Keys of the statements that a talking point is about, as a JSON list; one until now.
ALTER TABLE talking_points ADD COLUMN statements TEXT NOT NULL DEFAULT '[]';
UPDATE talking_points SET statements = '["' || statement_key || '"]' WHERE statement_key IS NOT NULL;
ALTER TABLE talking_points DROP COLUMN statement_key;

-- The script of a session, as its clerk made it. No row, or no steps: the one that the program proposes.
CREATE TABLE scripts (
    scan_id  TEXT NOT NULL REFERENCES scans (id),
    session  TEXT NOT NULL,  -- startgesprek or agenderingsgesprek
    steps    TEXT,           -- as JSON, in order
    replaced TEXT,           -- what stood there before it was set back, to undo that
    PRIMARY KEY (scan_id, session)
);
