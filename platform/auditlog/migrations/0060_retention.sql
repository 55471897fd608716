-- How long payloads are kept. A row for each wish to change it; seq is that of its leaf (a change). What is in force is
-- the row with the latest `effective_at` that is past; 365 days without one.
CREATE TABLE base_retention_policy (
    tenant_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    days INTEGER NOT NULL CHECK (days IN (90, 180, 365)),
    requested_at INTEGER NOT NULL,
    requested_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- Set when somebody else agreed to keep less; together with it `effective_at`.
    confirmed_at INTEGER,
    confirmed_by TEXT,
    effective_at INTEGER,
    cancelled_at INTEGER,
    PRIMARY KEY (tenant_id, seq)
) WITHOUT ROWID;

-- What was erased; seq is that of the leaf (retention) that says so. Everything of kind `decision` in
-- [from_seq, to_seq) may be gone; everything before `erased_to` is.
CREATE TABLE base_retention_run (
    tenant_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    days INTEGER NOT NULL,
    cutoff INTEGER NOT NULL,
    from_seq INTEGER NOT NULL,
    to_seq INTEGER NOT NULL,
    erased_to INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, seq)
) WITHOUT ROWID;
