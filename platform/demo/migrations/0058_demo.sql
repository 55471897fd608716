-- Up to when a demo tenant's history has been written.
CREATE TABLE base_demo_state (
    tenant_id TEXT NOT NULL,
    until INTEGER NOT NULL,
    PRIMARY KEY (tenant_id)
) WITHOUT ROWID;
