-- The time axis of the dashboard asks which versions came into force in a period.
CREATE INDEX base_policy_version_published ON base_policy_version (tenant_id, published_at);
