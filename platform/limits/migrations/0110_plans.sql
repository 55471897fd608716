-- Plans with their prices, what each state of a subscription still allows, and when one state follows another: data, so
-- that nothing in the program has to know a plan or the length of a grace by heart. Prices are minor units without tax;
-- null is by agreement. A plan without a tier leaves the tenant's as it is.
CREATE TABLE limits_plan (
    plan TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    tier TEXT,
    price_month INTEGER,
    price_year INTEGER,
    currency TEXT NOT NULL,
    rank INTEGER NOT NULL,
    is_public INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO limits_plan (plan, name, tier, price_month, price_year, currency, rank, is_public) VALUES
    ('TRIAL', 'Trial', NULL, 0, 0, 'EUR', 0, 0),
    ('BASIC', 'Basic', 'BASIC', 9900, 99000, 'EUR', 10, 1),
    ('PRO', 'Pro', 'PRO', 34900, 349000, 'EUR', 20, 1),
    ('ENTERPRISE', 'Enterprise', 'ENTERPRISE', 149000, 1490000, 'EUR', 30, 1);

-- A month of real work fits into a trial, at half of what the smallest plan allows.
UPDATE limits_plan_limit SET value = 500000 WHERE plan = 'TRIAL' AND metric = 'tokens';
UPDATE limits_plan_limit SET value = 1500 WHERE plan = 'TRIAL' AND metric = 'searches';

-- permission: what somebody has to hold besides; empty: nothing.
CREATE TABLE limits_state_capability (
    status TEXT NOT NULL,
    capability TEXT NOT NULL,
    permission TEXT NOT NULL,
    PRIMARY KEY (status, capability)
) WITHOUT ROWID;
INSERT INTO limits_state_capability (status, capability, permission)
SELECT s.status, c.capability, ''
FROM (SELECT 'trial' AS status UNION SELECT 'active' UNION SELECT 'grace' UNION SELECT 'past_due' UNION SELECT 'suspended') s
JOIN (SELECT 'read' AS capability UNION SELECT 'change' UNION SELECT 'secure' UNION SELECT 'ai' UNION SELECT 'ingest'
      UNION SELECT 'report' UNION SELECT 'export' UNION SELECT 'facts' UNION SELECT 'account' UNION SELECT 'billing') c
WHERE NOT (s.status IN ('grace', 'past_due') AND c.capability IN ('ingest', 'report'))
  AND NOT (s.status = 'suspended' AND c.capability IN ('ingest', 'report', 'ai', 'change'));
INSERT INTO limits_state_capability (status, capability, permission) VALUES
    ('canceled', 'account', ''), ('canceled', 'billing', 'subscription:manage'),
    ('canceled', 'export', 'subscription:manage');

-- What a capability spends: over its limit it is off.
CREATE TABLE limits_capability_metric (
    capability TEXT NOT NULL,
    metric TEXT NOT NULL,
    PRIMARY KEY (capability, metric)
) WITHOUT ROWID;
INSERT INTO limits_capability_metric (capability, metric) VALUES ('ai', 'tokens'), ('ingest', 'storage');

-- Metrics whose counter begins anew with each month of the tenant's zone.
CREATE TABLE limits_monthly_metric (
    metric TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID;
INSERT INTO limits_monthly_metric (metric) VALUES ('tokens'), ('searches');

-- anchor: trial_end, period_end, or since (when the state began); `days` later `next` begins.
CREATE TABLE limits_state_rule (
    status TEXT NOT NULL PRIMARY KEY,
    anchor TEXT NOT NULL CHECK (anchor IN ('trial_end', 'period_end', 'since')),
    days INTEGER NOT NULL,
    next TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO limits_state_rule (status, anchor, days, next) VALUES
    ('trial', 'trial_end', 0, 'grace'), ('active', 'period_end', 0, 'grace'), ('grace', 'since', 7, 'past_due'),
    ('past_due', 'since', 21, 'suspended'), ('suspended', 'since', 60, 'canceled');

-- since 0: nobody knows since when; no date moves it. revision grows with every change.
ALTER TABLE base_subscription ADD COLUMN since INTEGER NOT NULL DEFAULT 0;
ALTER TABLE base_subscription ADD COLUMN provider TEXT NOT NULL DEFAULT 'manual';
ALTER TABLE base_subscription ADD COLUMN interval TEXT NOT NULL DEFAULT 'month';
ALTER TABLE base_subscription ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;

-- Who made an exception, why, and until when it counts; null: until somebody takes it back.
ALTER TABLE base_limit_override ADD COLUMN set_by TEXT NOT NULL DEFAULT 'operator';
ALTER TABLE base_limit_override ADD COLUMN why TEXT NOT NULL DEFAULT '';
ALTER TABLE base_limit_override ADD COLUMN until INTEGER;
ALTER TABLE base_feature_override ADD COLUMN set_by TEXT NOT NULL DEFAULT 'operator';
ALTER TABLE base_feature_override ADD COLUMN why TEXT NOT NULL DEFAULT '';
ALTER TABLE base_feature_override ADD COLUMN until INTEGER;

-- That a limit was neared (percent 85) or reached (100) in a month, once each.
CREATE TABLE base_limit_mark (
    tenant_id TEXT NOT NULL,
    month TEXT NOT NULL,
    metric TEXT NOT NULL,
    percent INTEGER NOT NULL,
    at INTEGER NOT NULL,
    used INTEGER NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, month, metric, percent)
) WITHOUT ROWID;

-- Changing the plan.
INSERT INTO role_permissions (role, permission) VALUES ('ADMIN', 'subscription:manage');

-- What a role gets besides while a state lasts: a cancelled subscription leaves its admin nothing but taking the data
-- away, and otherwise exporting is not his.
CREATE TABLE limits_state_grant (
    status TEXT NOT NULL,
    role TEXT NOT NULL,
    permission TEXT NOT NULL,
    PRIMARY KEY (status, role, permission)
) WITHOUT ROWID;
INSERT INTO limits_state_grant (status, role, permission) VALUES ('canceled', 'ADMIN', 'audit:export');
