-- Drafts lie apart from the codes they belong to.

-- A draft takes eight thousand bytes, sealed. Beside its code it made every look at a code a walk along drafts; now codes lie close together. The
-- number of a draft is drawn by chance, so where it lies tells nothing of when it was begun. It goes when its answers are sent, and at closing.
-- With a number for its key a draft is found without reading those on the way, which a table without row ids would do.
CREATE TABLE drafts (
    number INTEGER NOT NULL PRIMARY KEY,
    -- Readable only with the respondent's secret and the server key together.
    sealed BLOB NOT NULL
) STRICT;

-- Where its draft lies, or will; null once it is used.
ALTER TABLE participations ADD COLUMN draft INTEGER;

UPDATE participations SET draft = random() WHERE used = 0;

INSERT INTO drafts (number, sealed) SELECT draft, sealed FROM participations WHERE draft IS NOT NULL AND sealed IS NOT NULL;

ALTER TABLE participations DROP COLUMN sealed;
