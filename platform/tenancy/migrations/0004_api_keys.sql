-- What a key of a machine may be allowed to do. publishable: also for keys that lie in a web page.
CREATE TABLE api_scopes (
    id TEXT NOT NULL PRIMARY KEY,
    publishable INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO api_scopes (id, publishable)
VALUES ('events:write', 0), ('decisions:write', 0), ('knowledge:write', 0), ('rag:ask', 1), ('features:write', 1);

-- Only the digest of a key is here. scopes and origins are JSON lists of text; times are milliseconds since 1970.
CREATE TABLE base_api_keys (
    tenant_id TEXT NOT NULL REFERENCES base_tenants (tenant_id),
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('secret', 'publishable')),
    name TEXT NOT NULL,
    hash BLOB NOT NULL,
    last_four TEXT NOT NULL,
    scopes TEXT NOT NULL,
    origins TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    last_used_at INTEGER,
    revoked_at INTEGER,
    -- The key that a rotation put in its place.
    successor TEXT,
    PRIMARY KEY (tenant_id, id)
) WITHOUT ROWID;
-- A request brings a key's id before anybody knows the tenant.
CREATE INDEX base_api_keys_by_id ON base_api_keys (id);
