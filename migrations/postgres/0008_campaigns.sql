-- Campaigns: agreements with a province or an association that a number of authorities takes part.
CREATE TABLE campaigns (
    id            TEXT NOT NULL PRIMARY KEY,
    name          TEXT NOT NULL,
    partner       TEXT NOT NULL,     -- with whom it was agreed: Provincie Drenthe, IPO
    target        BIGINT NOT NULL ,  -- how many of the invited take part in the end
    contact_name  TEXT NOT NULL,     -- at the partner
    contact_email TEXT NOT NULL,
    starts_on     TEXT NOT NULL,
    ends_on       TEXT NOT NULL,     -- the last day for the target
    ended_on      TEXT,              -- ended before that, on this day
    removed       BIGINT NOT NULL    -- 1 once taken out; it can be put back
);

-- Whom it invites. An authority that merges later counts as its successor.
CREATE TABLE campaign_authorities (
    campaign_id    TEXT NOT NULL REFERENCES campaigns (id),
    authority_code TEXT NOT NULL REFERENCES authorities (code),
    PRIMARY KEY (campaign_id, authority_code)
);
