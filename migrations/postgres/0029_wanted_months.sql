-- When an authority would like to hold its scan is two months, not words that somebody has to read.

-- The first month and the last, as YYYY-MM; both NULL while they are not known. What wanted_period says stays as it is: of requests from
-- before these columns it is all that they said, of later ones a remark beside the months.
ALTER TABLE scans ADD COLUMN wanted_from TEXT;
ALTER TABLE scans ADD COLUMN wanted_until TEXT;

-- The same, as an authority said before there was a scan: while it applied, and afterwards.
ALTER TABLE applications ADD COLUMN wanted_from TEXT;
ALTER TABLE applications ADD COLUMN wanted_until TEXT;
ALTER TABLE outreach ADD COLUMN wanted_from TEXT;
ALTER TABLE outreach ADD COLUMN wanted_until TEXT;
