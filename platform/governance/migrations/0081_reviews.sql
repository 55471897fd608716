-- Who looks at a decision that waits for a person; past expires_at nobody does.
CREATE TABLE base_review_hold (
    tenant_id TEXT NOT NULL,
    decision_seq INTEGER NOT NULL,
    taken_by TEXT NOT NULL,
    taken_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, decision_seq)
) WITHOUT ROWID;

-- That somebody has said a word about a decision: seq is the leaf's. Which word, and how long it took, is in the
-- validation of this time and event id, which the dashboard counts. text_length: characters that there were to read.
CREATE TABLE base_review_verdict (
    tenant_id TEXT NOT NULL,
    decision_seq INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    event_id TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    reason TEXT NOT NULL,
    text_length INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, decision_seq)
) WITHOUT ROWID;
CREATE INDEX base_review_verdict_by_time ON base_review_verdict (tenant_id, at);

-- One row a tenant; without one nothing was ever set.
CREATE TABLE base_review_setting (
    tenant_id TEXT NOT NULL PRIMARY KEY,
    sla_minutes INTEGER NOT NULL,
    hold_minutes INTEGER NOT NULL,
    revision INTEGER NOT NULL
) WITHOUT ROWID;

-- The queue in its order. An erased decision has no agent, and nothing to be looked at.
CREATE INDEX base_decision_in_review ON base_decision (tenant_id, at, seq) WHERE state = 'review' AND agent <> '';

INSERT INTO role_permissions (role, permission)
VALUES
    ('ADMIN', 'reviews:view'), ('ADMIN', 'reviews:decide'), ('COMPLIANCE', 'reviews:view'),
    ('COMPLIANCE', 'reviews:decide'), ('MANAGER', 'reviews:view');
