-- Figures of a past day go by what a campaign was to reach then and whom it had invited, which the audit trail tells.

-- A handful among very many events: without this a page would read all of them.
CREATE INDEX audit_events_of_campaigns ON audit_events (at) WHERE kind IN ('campaign_changed', 'campaign_invited', 'campaign_ended');
