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
);

-- One that was withdrawn gives its number free.
CREATE UNIQUE INDEX questionnaire_versions_by_version ON questionnaire_versions (version) WHERE withdrawn_at IS NULL;

-- What one officer reads is what the other brought.
CREATE FUNCTION refuse_changed_questionnaire() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a questionnaire that was brought does not change';
END;
$$;

CREATE TRIGGER brought_questionnaire_is_fixed BEFORE UPDATE ON questionnaire_versions
FOR EACH ROW
WHEN ((NEW.id, NEW.version, NEW.toml, NEW.hash, NEW.brought_by, NEW.brought_at)
    IS DISTINCT FROM (OLD.id, OLD.version, OLD.toml, OLD.hash, OLD.brought_by, OLD.brought_at))
EXECUTE FUNCTION refuse_changed_questionnaire();

CREATE FUNCTION refuse_released_questionnaire() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a released questionnaire is frozen and stays';
END;
$$;

CREATE TRIGGER released_questionnaire_is_frozen BEFORE UPDATE OR DELETE ON questionnaire_versions
FOR EACH ROW
WHEN (OLD.released_at IS NOT NULL)
EXECUTE FUNCTION refuse_released_questionnaire();

CREATE TRIGGER released_questionnaire_stays BEFORE TRUNCATE ON questionnaire_versions
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_released_questionnaire();
