-- What the programme notes about a clerk of the pool has a revision of its own: two officers may have it open, and a profile that its clerk
-- keeps meanwhile says nothing else about it. What nobody changed since this came has revision 0.
ALTER TABLE pool_profiles ADD COLUMN notes_revision BIGINT NOT NULL DEFAULT 0;
