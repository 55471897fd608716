-- The steps that a tenant has before it, in order; completed_at is null while one is to be done.
CREATE TABLE base_onboarding_step (
    tenant_id TEXT NOT NULL,
    step TEXT NOT NULL,
    position INTEGER NOT NULL,
    blocking INTEGER NOT NULL,
    completed_at INTEGER,
    PRIMARY KEY (tenant_id, step)
) WITHOUT ROWID;
