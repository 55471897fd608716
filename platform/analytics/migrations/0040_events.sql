-- What a platform's own services report about a tenant, by kind. Times are milliseconds since 1970.

-- Every id once, so that a batch can be sent again.
CREATE TABLE base_event (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id)
) WITHOUT ROWID;

CREATE TABLE base_evaluation (
    tenant_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    id TEXT NOT NULL,
    faithfulness REAL NOT NULL,
    relevance REAL NOT NULL,
    context_precision REAL NOT NULL,
    PRIMARY KEY (tenant_id, at, id)
) WITHOUT ROWID;

CREATE TABLE base_risk_event (
    tenant_id TEXT NOT NULL,
    risk_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    id TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'resolved')),
    severity TEXT NOT NULL,
    PRIMARY KEY (tenant_id, risk_id, at, id)
) WITHOUT ROWID;
CREATE INDEX base_risk_event_by_time ON base_risk_event (tenant_id, at);

-- One mention of a component by a report that a risk is open.
CREATE TABLE base_risk_component (
    tenant_id TEXT NOT NULL,
    risk_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (tenant_id, risk_id, at, id, name)
) WITHOUT ROWID;

-- When a risk was open, derived from its events. closed_at is the largest integer while it still is.
CREATE TABLE base_risk_interval (
    tenant_id TEXT NOT NULL,
    risk_id TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    closed_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, risk_id, opened_at)
) WITHOUT ROWID;
CREATE INDEX base_risk_interval_by_end ON base_risk_interval (tenant_id, closed_at, opened_at);

CREATE TABLE base_validation (
    tenant_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    id TEXT NOT NULL,
    subject TEXT NOT NULL,
    outcome TEXT NOT NULL,
    minutes REAL NOT NULL,
    first_pass INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, at, id)
) WITHOUT ROWID;

CREATE TABLE base_checklist (
    tenant_id TEXT NOT NULL,
    entity TEXT NOT NULL,
    at INTEGER NOT NULL,
    id TEXT NOT NULL,
    covered INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, entity, at, id)
) WITHOUT ROWID;

CREATE TABLE base_feature_use (
    tenant_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    id TEXT NOT NULL,
    feature TEXT NOT NULL,
    user TEXT NOT NULL,
    PRIMARY KEY (tenant_id, at, id)
) WITHOUT ROWID;

CREATE TABLE base_usage_event (
    tenant_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    id TEXT NOT NULL,
    tokens INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    searches INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, at, id)
) WITHOUT ROWID;

-- Sums of whole UTC days (days since 1970), so that a total since the beginning does not read every event.
CREATE TABLE base_usage_day (
    tenant_id TEXT NOT NULL,
    day INTEGER NOT NULL,
    tokens INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    searches INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, day)
) WITHOUT ROWID;

-- What all events ever moved, added and removed bytes alike: no sum over any period can be larger.
CREATE TABLE base_usage_moved (
    tenant_id TEXT NOT NULL,
    tokens INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    searches INTEGER NOT NULL,
    PRIMARY KEY (tenant_id)
) WITHOUT ROWID;

CREATE TABLE base_journey (
    tenant_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    id TEXT NOT NULL,
    step TEXT NOT NULL,
    PRIMARY KEY (tenant_id, case_id, at, id)
) WITHOUT ROWID;
CREATE INDEX base_journey_by_step ON base_journey (tenant_id, step, at);

-- Documents of the tenant's knowledge. has_file is 0 for records of documents whose file was never here.
CREATE TABLE base_knowledge_asset (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('PENDING', 'PROCESSING', 'COMPLETED', 'FAILED')),
    has_file INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    completed_at INTEGER,
    PRIMARY KEY (tenant_id, id)
) WITHOUT ROWID;
CREATE INDEX base_knowledge_asset_by_completion ON base_knowledge_asset (tenant_id, completed_at);

-- What a tenant's estimates rest on; a tenant without a row has the defaults.
CREATE TABLE base_assumption (
    tenant_id TEXT NOT NULL,
    minutes_per_task REAL NOT NULL,
    hourly_rate REAL NOT NULL,
    token_price REAL NOT NULL,
    review_minutes REAL NOT NULL,
    PRIMARY KEY (tenant_id)
) WITHOUT ROWID;
