-- An authority can leave a group in intervision that has begun; a group that became too small goes on when the programme says so.

-- The day on which an authority left, and why. One that is asked to come back has left until it says yes. Its row stays, with its question
-- and its report: others answered it.
ALTER TABLE peer_members ADD COLUMN left_on TEXT;
ALTER TABLE peer_members ADD COLUMN left_because TEXT;

-- With how many authorities the programme let the group go on when it had become too small; of any other number it has yet to decide.
ALTER TABLE peer_groups ADD COLUMN goes_on_with INTEGER;
