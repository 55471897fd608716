-- The signed logs. A tenant's rows, and those of the platform itself under the id 'platform'.

-- How this installation calls itself in the origin of every checkpoint.
CREATE TABLE log_server (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL
);

-- The state of each tree after its last leaf; `head` is the note that was signed last before that leaf.
CREATE TABLE base_log_tree (
    tenant_id TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    size INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    frontier BLOB NOT NULL,
    head TEXT,
    PRIMARY KEY (tenant_id)
) WITHOUT ROWID;

-- A missing meta, body or salt is an alarm: nothing erases them.
CREATE TABLE base_log_leaf (
    tenant_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    leaf BLOB NOT NULL,
    meta BLOB,
    meta_salt BLOB,
    body BLOB,
    body_salt BLOB,
    PRIMARY KEY (tenant_id, seq)
) WITHOUT ROWID;

CREATE TABLE base_log_key (
    tenant_id TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    name TEXT NOT NULL,
    public_key BLOB NOT NULL,
    wrapped_seed BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, epoch)
) WITHOUT ROWID;

-- The change trail; seq is the leaf's.
CREATE TABLE base_change (
    tenant_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    session TEXT NOT NULL,
    acting_for TEXT NOT NULL,
    action TEXT NOT NULL,
    target TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    result TEXT NOT NULL,
    reason TEXT NOT NULL,
    correlation_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, seq)
) WITHOUT ROWID;
CREATE INDEX base_change_by_time ON base_change (tenant_id, at);
