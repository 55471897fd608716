-- Each time a log was begun anew after an older state was put back; seq is that of the leaf (epoch) that says so. The
-- leaves before it are those of the older state; those of the epoch before from `seq` to `lost_to` are lost.
CREATE TABLE base_log_epoch (
    tenant_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    at INTEGER NOT NULL,
    lost_to INTEGER NOT NULL,
    -- The last signed head of the epoch before, and the key that it verifies with.
    last_head TEXT NOT NULL,
    last_key TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (tenant_id, seq)
) WITHOUT ROWID;
