-- Drafts lie apart from the codes they belong to.

-- A draft takes eight thousand bytes, sealed. Beside its code it made every look at a code a walk along drafts; now codes lie close together. The
-- number of a draft is drawn by chance, so where it lies tells nothing of when it was begun. It goes when its answers are sent, and at closing.
CREATE TABLE drafts (
    number BIGINT NOT NULL PRIMARY KEY,
    -- Readable only with the respondent's secret and the server key together.
    sealed BYTEA NOT NULL
);

-- Where its draft lies, or will; null once it is used.
ALTER TABLE participations ADD COLUMN draft BIGINT;

UPDATE participations SET draft = floor((random() - 0.5) * 9e18) WHERE used = 0;

INSERT INTO drafts (number, sealed) SELECT draft, sealed FROM participations WHERE draft IS NOT NULL AND sealed IS NOT NULL;

ALTER TABLE participations DROP COLUMN sealed;

-- No samples of these either.
ALTER TABLE drafts ALTER COLUMN number SET STATISTICS 0, ALTER COLUMN sealed SET STATISTICS 0;
ALTER TABLE participations ALTER COLUMN draft SET STATISTICS 0;
