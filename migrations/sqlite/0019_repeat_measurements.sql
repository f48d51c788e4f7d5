-- When the lead of a scan was told that a repeat measurement can be asked for, which happens once; NULL: not yet.
ALTER TABLE scans ADD COLUMN repeat_told_at TEXT;
CREATE INDEX scans_by_previous ON scans (previous_scan_id);
