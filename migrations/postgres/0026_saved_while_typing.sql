-- What is typed for a talk is saved while its writer goes on.

-- The page that a text was last typed on, by a random name that the page gets when it is opened. A page saves again and again, and over a bad
-- connection does not always hear that it did: what came from itself is no change by somebody else. Of a text that nobody typed since, none.
ALTER TABLE interpretations ADD COLUMN page TEXT;
ALTER TABLE talking_points ADD COLUMN page TEXT;
ALTER TABLE priorities ADD COLUMN page TEXT;
