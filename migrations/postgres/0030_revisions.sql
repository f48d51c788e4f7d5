-- Whatever two people may have open at once carries a revision, which goes up when it says something else. What was typed against an older
-- one is not written over the newer one: its writer sees both. What nobody changed since it came has revision 0.

-- The settings of the programme, campaigns, and what clerks tell about themselves with their name and where they work.
ALTER TABLE programme_settings ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;
ALTER TABLE campaigns ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;
ALTER TABLE pool_profiles ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;

-- What is known of an authority had one all along, under another name.
ALTER TABLE outreach RENAME COLUMN version TO revision;

-- Who made the revision of a text that is kept now, and when, to tell whoever had it open before. A revision that is not here was nobody's:
-- an import made it, or it is from before.
CREATE TABLE text_changes (
    name       TEXT NOT NULL PRIMARY KEY,  -- of the text: what it is a text of, and of which
    revision   BIGINT NOT NULL,
    member_id  TEXT REFERENCES members (id),
    changed_at TEXT NOT NULL
);
