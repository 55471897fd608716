-- What a tenant may do: a plan's limits, what its tier adds or takes, the tenant's own exceptions. Plans, tiers,
-- features and limits are data; nothing in the program knows them by name. A null value of a limit means unlimited.

CREATE TABLE limits_plan_limit (
    plan TEXT NOT NULL,
    metric TEXT NOT NULL,
    value INTEGER,
    PRIMARY KEY (plan, metric)
) WITHOUT ROWID;

CREATE TABLE limits_tier_limit (
    tier TEXT NOT NULL,
    metric TEXT NOT NULL,
    value INTEGER,
    PRIMARY KEY (tier, metric)
) WITHOUT ROWID;

CREATE TABLE limits_tier_feature (
    tier TEXT NOT NULL,
    feature TEXT NOT NULL,
    PRIMARY KEY (tier, feature)
) WITHOUT ROWID;

-- Features that a state of the subscription switches off, whatever plan and tier say.
CREATE TABLE limits_state_without_feature (
    status TEXT NOT NULL,
    feature TEXT NOT NULL,
    PRIMARY KEY (status, feature)
) WITHOUT ROWID;

CREATE TABLE base_subscription (
    tenant_id TEXT NOT NULL,
    plan TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('trial', 'active', 'grace', 'past_due', 'suspended', 'canceled')),
    trial_ends_at INTEGER,
    current_period_end INTEGER,
    PRIMARY KEY (tenant_id)
) WITHOUT ROWID;

CREATE TABLE base_limit_override (
    tenant_id TEXT NOT NULL,
    metric TEXT NOT NULL,
    value INTEGER,
    PRIMARY KEY (tenant_id, metric)
) WITHOUT ROWID;

CREATE TABLE base_feature_override (
    tenant_id TEXT NOT NULL,
    feature TEXT NOT NULL,
    enabled INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, feature)
) WITHOUT ROWID;

-- tokens and searches a month, bytes of storage (decimal, as they are shown), people with access, requests a minute of one API key.
INSERT INTO limits_plan_limit (plan, metric, value) VALUES
    ('TRIAL', 'tokens', 200000), ('TRIAL', 'storage', 500000000), ('TRIAL', 'searches', 1000), ('TRIAL', 'seats', 5),
    ('TRIAL', 'key_requests_per_minute', 60),
    ('BASIC', 'tokens', 1000000), ('BASIC', 'storage', 2000000000), ('BASIC', 'searches', 4000), ('BASIC', 'seats', 10),
    ('BASIC', 'key_requests_per_minute', 120),
    ('PRO', 'tokens', 3000000), ('PRO', 'storage', 5000000000), ('PRO', 'searches', 10000), ('PRO', 'seats', 25),
    ('PRO', 'key_requests_per_minute', 300),
    ('ENTERPRISE', 'tokens', NULL), ('ENTERPRISE', 'storage', 1000000000000), ('ENTERPRISE', 'searches', NULL),
    ('ENTERPRISE', 'seats', NULL), ('ENTERPRISE', 'key_requests_per_minute', 1200);

-- A tier lowers what a plan would allow on the shared machines; it never raises it.
INSERT INTO limits_tier_limit (tier, metric, value) VALUES
    ('BASIC', 'seats', 10);

INSERT INTO limits_tier_feature (tier, feature) VALUES
    ('BASIC', 'dashboard'), ('BASIC', 'onboarding'), ('BASIC', 'ragchat'), ('BASIC', 'checklists'), ('BASIC', 'ingest'),
    ('PRO', 'dashboard'), ('PRO', 'onboarding'), ('PRO', 'ragchat'), ('PRO', 'checklists'), ('PRO', 'ingest'),
    ('PRO', 'reports'), ('PRO', 'insights'), ('PRO', 'predictiveMaintenance'), ('PRO', 'governance'),
    ('PRO', 'audit_log'),
    ('ENTERPRISE', 'dashboard'), ('ENTERPRISE', 'onboarding'), ('ENTERPRISE', 'ragchat'), ('ENTERPRISE', 'checklists'),
    ('ENTERPRISE', 'ingest'), ('ENTERPRISE', 'reports'), ('ENTERPRISE', 'insights'),
    ('ENTERPRISE', 'predictiveMaintenance'), ('ENTERPRISE', 'governance'), ('ENTERPRISE', 'audit_log'),
    ('ENTERPRISE', 'sso');

INSERT INTO limits_state_without_feature (status, feature) VALUES
    ('grace', 'ingest'), ('grace', 'reports'),
    ('past_due', 'ingest'), ('past_due', 'reports'),
    ('suspended', 'ingest'), ('suspended', 'reports'), ('suspended', 'ragchat'), ('suspended', 'insights'),
    ('suspended', 'predictiveMaintenance'),
    ('canceled', 'ingest'), ('canceled', 'reports'), ('canceled', 'ragchat'), ('canceled', 'insights'),
    ('canceled', 'predictiveMaintenance'), ('canceled', 'checklists'), ('canceled', 'governance'),
    ('canceled', 'onboarding');
