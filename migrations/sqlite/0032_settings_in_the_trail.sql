-- Figures of a past day go by what the programme office had set then, which the audit trail tells.

-- A handful among very many events: without this a page would read all of them.
CREATE INDEX audit_events_of_settings ON audit_events (at) WHERE kind = 'programme_settings_changed';
