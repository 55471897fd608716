-- What binds a tenant's agents beside its policies; the highest version is in force, and without one what the platform
-- is built with. Decisions name versions, so these never change. seq is that of the leaf which recorded it.
CREATE TABLE base_safe_use_version (
    tenant_id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    rules TEXT NOT NULL,
    hash TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    note TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, version)
) WITHOUT ROWID;
CREATE TRIGGER safe_use_version_stays BEFORE UPDATE ON base_safe_use_version
BEGIN
    SELECT RAISE(ABORT, 'a version of safe use does not change');
END;
CREATE TRIGGER safe_use_version_is_kept BEFORE DELETE ON base_safe_use_version
BEGIN
    SELECT RAISE(ABORT, 'a version of safe use is kept');
END;
