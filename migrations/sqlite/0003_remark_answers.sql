-- What the authority answers to the released remarks of a theme: one text a theme, on the public page as soon as that is there.
CREATE TABLE remark_answers (
    scan_id TEXT NOT NULL REFERENCES scans (id),
    theme_key TEXT NOT NULL,
    body TEXT NOT NULL,
    -- The day on which the text last changed, as the public page says.
    changed_on TEXT NOT NULL,
    -- 1 once taken away; it can be put back.
    removed INTEGER NOT NULL,
    PRIMARY KEY (scan_id, theme_key)
) WITHOUT ROWID;

-- The part of the public address that names the authority, as it was at publication: an address that was printed keeps working when
-- the authority gets another name. What was published before has its address in the audit trail.
ALTER TABLE scans ADD COLUMN public_slug TEXT;

UPDATE scans SET public_slug = (
    SELECT replace(replace(json_extract(e.detail, '$.path'), '/openbaar/', ''), '/' || scans.public_year, '')
    FROM audit_events e WHERE e.scan_id = scans.id AND e.kind = 'scan_published'
) WHERE public_year IS NOT NULL;

CREATE UNIQUE INDEX one_scan_an_address ON scans (public_slug, public_year) WHERE public_slug IS NOT NULL;
