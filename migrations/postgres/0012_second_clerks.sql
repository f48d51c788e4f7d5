-- Two clerks on one scan, what becomes of a no, and who put whom on the conflict list.

-- Beside the first clerk, who sees and may do the same; none without a first.
ALTER TABLE scans ADD COLUMN second_clerk_id TEXT REFERENCES members (id);
CREATE INDEX scans_by_second_clerk ON scans (second_clerk_id);

-- 1: the clerk is asked to guide the scan beside the one it has.
ALTER TABLE clerk_proposals ADD COLUMN beside BIGINT NOT NULL DEFAULT 0;
-- From whom the clerk is asked to take over; NULL: the scan had nobody, or that one stopped before.
ALTER TABLE clerk_proposals ADD COLUMN replaces TEXT REFERENCES members (id);
-- When the programme went on after a no: it asked somebody else, or decided to ask nobody. NULL: it has yet to.
ALTER TABLE clerk_proposals ADD COLUMN settled_at TEXT;

UPDATE clerk_proposals SET replaces = (SELECT s.clerk_id FROM scans s WHERE s.id = clerk_proposals.scan_id)
WHERE answer IS NULL AND hand_over_reason IS NOT NULL;
UPDATE clerk_proposals SET settled_at = answered_at
WHERE answer = 'declined' AND scan_id IN (SELECT s.id FROM scans s WHERE s.clerk_id IS NOT NULL);

-- Who put the pair on the list, and when; NULL: nobody wrote that down.
ALTER TABLE pool_conflicts ADD COLUMN listed_by TEXT REFERENCES members (id);
ALTER TABLE pool_conflicts ADD COLUMN listed_at TEXT;
-- 1 once taken off; it can be put back.
ALTER TABLE pool_conflicts ADD COLUMN removed BIGINT NOT NULL DEFAULT 0;

UPDATE pool_conflicts SET listed_at = (
    SELECT MAX(e.at) FROM audit_events e WHERE e.kind = 'conflict_listed'
    AND (e.detail::json ->> 'member') = pool_conflicts.member_id AND (e.detail::json ->> 'authority') = pool_conflicts.authority_code
);
UPDATE pool_conflicts SET listed_by = (
    SELECT MIN(e.member_id) FROM audit_events e WHERE e.kind = 'conflict_listed' AND e.at = pool_conflicts.listed_at
    AND (e.detail::json ->> 'member') = pool_conflicts.member_id AND (e.detail::json ->> 'authority') = pool_conflicts.authority_code
);
