-- Versions of the questionnaire that programme officers brought as a file. Those that come with the program are not in here; both kinds
-- are used alike. A version is a proposal until a second officer releases it. From then on it never changes: scans hang on its words.
CREATE TABLE questionnaire_versions (
    id                TEXT NOT NULL PRIMARY KEY,
    version           TEXT NOT NULL,               -- as the file says it: 2027.1
    toml              TEXT NOT NULL,               -- the file, as it was brought
    hash              TEXT NOT NULL,               -- SHA-256 of the file; looked at whenever the file is read
    brought_by        TEXT NOT NULL REFERENCES members (id),
    brought_at        TEXT NOT NULL,
    released_by       TEXT REFERENCES members (id),
    released_at       TEXT,
    withdrawn_by      TEXT REFERENCES members (id),
    withdrawn_at      TEXT,
    withdrawn_because TEXT,
    CHECK ((released_by IS NULL) = (released_at IS NULL)),
    CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL) AND (withdrawn_by IS NULL) = (withdrawn_because IS NULL)),
    CHECK (released_at IS NULL OR withdrawn_at IS NULL),
    CHECK (released_by IS NULL OR released_by <> brought_by)
) STRICT, WITHOUT ROWID;

-- One that was withdrawn gives its number free.
CREATE UNIQUE INDEX questionnaire_versions_by_version ON questionnaire_versions (version) WHERE withdrawn_at IS NULL;

-- What one officer reads is what the other brought.
CREATE TRIGGER brought_questionnaire_is_fixed BEFORE UPDATE OF id, version, toml, hash, brought_by, brought_at ON questionnaire_versions
WHEN NEW.id IS NOT OLD.id OR NEW.version IS NOT OLD.version OR NEW.toml IS NOT OLD.toml OR NEW.hash IS NOT OLD.hash
    OR NEW.brought_by IS NOT OLD.brought_by OR NEW.brought_at IS NOT OLD.brought_at
BEGIN
    SELECT RAISE(ABORT, 'a questionnaire that was brought does not change');
END;

CREATE TRIGGER released_questionnaire_is_frozen BEFORE UPDATE ON questionnaire_versions
WHEN OLD.released_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a released questionnaire is frozen');
END;

CREATE TRIGGER released_questionnaire_stays BEFORE DELETE ON questionnaire_versions
WHEN OLD.released_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a released questionnaire stays');
END;

-- INSERT OR REPLACE would take a row away without asking the trigger above.
CREATE TRIGGER released_questionnaire_is_not_replaced BEFORE INSERT ON questionnaire_versions
WHEN EXISTS (SELECT 1 FROM questionnaire_versions q WHERE (q.id = NEW.id OR q.version = NEW.version) AND q.released_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'a released questionnaire stays');
END;
