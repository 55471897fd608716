-- Tenants. tenant_id is the id in every key of every table; the slug is for people.
CREATE TABLE base_tenants (
    tenant_id TEXT NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    industry TEXT NOT NULL,
    tier TEXT NOT NULL,
    currency TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    created_at INTEGER NOT NULL
) WITHOUT ROWID;
