-- Who was invited to the pool has yet to say that they take part.

-- The day on which the clerk first kept the own profile; NULL: the programme invited or imported them, or kept it for them. Of profiles
-- that were kept before nobody wrote down by whom: they count as confirmed.
ALTER TABLE pool_profiles ADD COLUMN confirmed_on TEXT;
UPDATE pool_profiles SET confirmed_on = kept_on;
