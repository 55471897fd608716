-- What was asked in the agent's own words, before masking: HMACs under the tenant's key, so that an override can be bound
-- to what is not stored. `whole` is of the request, `subject` of agent, entity and action.
CREATE TABLE base_decision_seal (
    tenant_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    whole BLOB NOT NULL,
    subject BLOB NOT NULL,
    PRIMARY KEY (tenant_id, seq)
) WITHOUT ROWID;

-- The key of those seals, wrapped.
CREATE TABLE base_seal_key (
    tenant_id TEXT NOT NULL PRIMARY KEY,
    wrapped BLOB NOT NULL
) WITHOUT ROWID;

-- Decisions that are to go ahead all the same. decision_seq is the decision's; uses counts what was executed, last_use
-- names the newest of it. What is requested or approved has expired when expires_at is past.
CREATE TABLE base_override_request (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    decision_seq INTEGER NOT NULL,
    decision_id TEXT NOT NULL,
    policy_id TEXT NOT NULL,
    policy_name TEXT NOT NULL,
    decision_state TEXT NOT NULL CHECK (decision_state IN ('review', 'blocked')),
    scope TEXT NOT NULL CHECK (scope IN ('once', 'entity')),
    hours INTEGER NOT NULL,
    reason TEXT NOT NULL,
    requested_by TEXT NOT NULL,
    requested_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('requested', 'approved', 'rejected', 'withdrawn', 'used')),
    decided_by TEXT,
    decided_at INTEGER,
    note TEXT NOT NULL DEFAULT '',
    expires_at INTEGER NOT NULL,
    uses INTEGER NOT NULL DEFAULT 0,
    last_use TEXT NOT NULL DEFAULT '',
    revision INTEGER NOT NULL DEFAULT 1,
    hash TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id)
) WITHOUT ROWID;
CREATE INDEX base_override_request_by_time ON base_override_request (tenant_id, requested_at);
CREATE INDEX base_override_request_by_decision ON base_override_request (tenant_id, decision_seq);

-- People ask why by what their program wrote down. Only decisions of agents have one.
CREATE INDEX base_decision_by_correlation ON base_decision (tenant_id, correlation_id) WHERE correlation_id <> '';

-- Who asked can't agree, so a tenant needs two who may.
INSERT INTO role_permissions (role, permission)
VALUES
    ('ADMIN', 'overrides:approve'), ('ADMIN', 'overrides:request'), ('ADMIN', 'overrides:view'),
    ('COMPLIANCE', 'overrides:view'), ('MANAGER', 'overrides:view'), ('TECHNICAL', 'overrides:view');
