-- What the AI decided. seq is the leaf's, so rows are in the order of time. The totals count the states up to and with
-- this row: how many of a period is the difference of two rows, whatever the size of the log.
CREATE TABLE base_decision (
    tenant_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    agent TEXT NOT NULL,
    entity TEXT NOT NULL,
    action TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('executed', 'review', 'blocked')),
    policy_id TEXT NOT NULL,
    policy_name TEXT NOT NULL,
    policy_version INTEGER NOT NULL,
    confidence REAL,
    risk INTEGER,
    contains_pii INTEGER NOT NULL,
    user TEXT NOT NULL,
    reason TEXT NOT NULL,
    correlation_id TEXT NOT NULL,
    executed_total INTEGER NOT NULL,
    review_total INTEGER NOT NULL,
    blocked_total INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, seq)
) WITHOUT ROWID;
CREATE INDEX base_decision_by_time ON base_decision (tenant_id, at);
CREATE INDEX base_decision_by_id ON base_decision (id);
