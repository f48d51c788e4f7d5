-- A startgesprek is led from a screen too, in a room of its own. Nobody comes into that with a phone, so it has no code: in the place of its
-- fingerprint stands the id of the room, which no HMAC is.

-- Which talk is held in the room. Until now there was one.
ALTER TABLE rooms ADD COLUMN session TEXT NOT NULL DEFAULT 'agenderingsgesprek';
