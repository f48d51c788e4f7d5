-- A round of picking that was opened by mistake is withdrawn: its picks go uncounted, and the room is where it was before. The row stays until
-- the room ends, so that no later round has its number and a pick that comes too late finds it.
ALTER TABLE room_rounds ADD COLUMN withdrawn_at TEXT;
