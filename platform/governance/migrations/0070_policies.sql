-- What AI may do, as the tenant's people wrote it. `version` is the published one, 0 when there is none; `revision`
-- counts every change of the policy, saved drafts too, and never runs back.
CREATE TABLE base_policy (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    version INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id)
) WITHOUT ROWID;

-- Decisions name what they were judged by, so this never changes. seq is that of the leaf which recorded it;
-- NULL: it came with the platform, in force since the tenant was there.
CREATE TABLE base_policy_version (
    tenant_id TEXT NOT NULL,
    policy_id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    hash TEXT NOT NULL,
    policy TEXT NOT NULL,
    examples TEXT NOT NULL,
    published_at INTEGER NOT NULL,
    published_by TEXT NOT NULL,
    confirmed_by TEXT,
    note TEXT NOT NULL,
    seq INTEGER,
    PRIMARY KEY (tenant_id, policy_id, version)
) WITHOUT ROWID;
CREATE TRIGGER policy_version_stays BEFORE UPDATE ON base_policy_version
BEGIN
    SELECT RAISE(ABORT, 'a published version does not change');
END;
CREATE TRIGGER policy_version_is_kept BEFORE DELETE ON base_policy_version
BEGIN
    SELECT RAISE(ABORT, 'a published version is kept');
END;

CREATE TABLE base_policy_draft (
    tenant_id TEXT NOT NULL,
    policy_id TEXT NOT NULL,
    based_on INTEGER NOT NULL,
    hash TEXT NOT NULL,
    policy TEXT NOT NULL,
    examples TEXT NOT NULL,
    saved_at INTEGER NOT NULL,
    saved_by TEXT NOT NULL,
    PRIMARY KEY (tenant_id, policy_id)
) WITHOUT ROWID;

-- What waits for a second person; seq is that of the leaf which recorded the wish.
CREATE TABLE base_policy_pending (
    tenant_id TEXT NOT NULL,
    policy_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    policy TEXT NOT NULL,
    examples TEXT NOT NULL,
    requested_at INTEGER NOT NULL,
    requested_by TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (tenant_id, policy_id)
) WITHOUT ROWID;

-- One row a tenant; without one nothing was ever set. `generation` counts whatever changes how decisions are judged.
CREATE TABLE base_governance_setting (
    tenant_id TEXT NOT NULL PRIMARY KEY,
    default_mode TEXT NOT NULL DEFAULT 'review' CHECK (default_mode IN ('auto', 'review', 'blocked')),
    four_eyes INTEGER NOT NULL DEFAULT 0 CHECK (four_eyes IN (0, 1)),
    revision INTEGER NOT NULL DEFAULT 0,
    generation INTEGER NOT NULL DEFAULT 0,
    pending_by TEXT,
    pending_mode TEXT,
    pending_eyes INTEGER
) WITHOUT ROWID;

-- Who may put a policy into force; managers read what binds their people's work.
INSERT INTO role_permissions (role, permission)
VALUES ('ADMIN', 'governance:publish'), ('COMPLIANCE', 'governance:publish'), ('MANAGER', 'governance:view');
