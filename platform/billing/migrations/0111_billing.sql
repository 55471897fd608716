-- What happened to a subscription, in order: what revenue is computed from. Times are milliseconds since 1970, money is
-- minor units; mrr is what the tenant pays a month from then on.
CREATE TABLE base_billing_event (
    tenant_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    from_status TEXT NOT NULL,
    to_status TEXT NOT NULL,
    plan TEXT NOT NULL,
    mrr INTEGER NOT NULL,
    currency TEXT NOT NULL,
    PRIMARY KEY (tenant_id, seq)
) WITHOUT ROWID;
CREATE INDEX base_billing_event_by_time ON base_billing_event (tenant_id, at);

-- What is owed or was paid for a period. paid_at null: nobody has paid it.
CREATE TABLE base_invoice (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    number TEXT NOT NULL,
    issued_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    period_from INTEGER NOT NULL,
    period_to INTEGER NOT NULL,
    plan TEXT NOT NULL,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'paid', 'void')),
    paid_at INTEGER,
    PRIMARY KEY (tenant_id, id)
) WITHOUT ROWID;
CREATE INDEX base_invoice_by_period ON base_invoice (tenant_id, period_from);

-- Of the sandbox: whether the tenant's card is declined.
CREATE TABLE base_sandbox_card (
    tenant_id TEXT NOT NULL PRIMARY KEY,
    declines INTEGER NOT NULL
) WITHOUT ROWID;
