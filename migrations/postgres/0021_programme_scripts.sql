-- Scripts that the programme keeps, and open questions of an authority: as many as it asks.

-- The script that every new one of its session begins with, for one kind of authority. No row, or no steps: the one in the program.
CREATE TABLE standard_scripts (
    session        TEXT NOT NULL,     -- startgesprek or agenderingsgesprek
    authority_kind TEXT NOT NULL,     -- municipality, province or water_board
    steps          TEXT,              -- as JSON, in order
    replaced       TEXT,              -- what stood there before it was set back, to undo that
    revision       BIGINT  NOT NULL,  -- goes up with every change
    PRIMARY KEY (session, authority_kind)
);

-- An authority could ask one open question, and what people wrote to it was kept under `L`, the page of its questions. It can be asked
-- several now, so what was written goes to the question itself: `L2` is the second that has a text.
CREATE TEMP TABLE open_questions AS
WITH asked AS (
    SELECT s.id AS scan_id, n.number,
        s.setup::json #>> ARRAY['questions', 'l' || n.number || '_kind'] AS kind
    FROM scans s
    CROSS JOIN (SELECT 1 AS number UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4) n
    WHERE trim(coalesce(s.setup::json #>> ARRAY['questions', 'l' || n.number || '_text'], '')) <> ''
)
SELECT a.scan_id, 'L' || (SELECT count(*) FROM asked b WHERE b.scan_id = a.scan_id AND b.number <= a.number) AS question
FROM asked a WHERE a.kind = 'open';

UPDATE remarks SET theme_key = (SELECT q.question FROM open_questions q WHERE q.scan_id = remarks.scan_id)
WHERE theme_key = 'L' AND EXISTS (SELECT 1 FROM open_questions q WHERE q.scan_id = remarks.scan_id);
UPDATE remark_answers SET theme_key = (SELECT q.question FROM open_questions q WHERE q.scan_id = remark_answers.scan_id)
WHERE theme_key = 'L' AND EXISTS (SELECT 1 FROM open_questions q WHERE q.scan_id = remark_answers.scan_id);

DROP TABLE open_questions;
