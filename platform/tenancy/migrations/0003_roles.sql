-- What roles exist and what they may; data, so that neither program has to know a role by name.
CREATE TABLE roles (
    id TEXT NOT NULL PRIMARY KEY,
    -- 1: people of the platform, who belong to no tenant.
    of_platform INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE role_permissions (
    role TEXT NOT NULL REFERENCES roles (id),
    permission TEXT NOT NULL,
    PRIMARY KEY (role, permission)
) WITHOUT ROWID;

-- What a tenant changed for its own people: granted 1 adds, 0 takes away.
CREATE TABLE base_role_overrides (
    tenant_id TEXT NOT NULL REFERENCES base_tenants (tenant_id),
    role TEXT NOT NULL,
    permission TEXT NOT NULL,
    granted INTEGER NOT NULL CHECK (granted IN (0, 1)),
    PRIMARY KEY (tenant_id, role, permission)
) WITHOUT ROWID;

INSERT INTO roles (id, of_platform)
VALUES ('ADMIN', 0), ('COMPLIANCE', 0), ('MANAGER', 0), ('TECHNICAL', 0), ('VIEWER', 0), ('SUPERADMIN', 1);

INSERT INTO role_permissions (role, permission)
VALUES
    ('ADMIN', 'api_keys:manage'), ('ADMIN', 'audit:view'), ('ADMIN', 'changes:view'), ('ADMIN', 'dashboard:view'),
    ('ADMIN', 'governance:edit'), ('ADMIN', 'governance:view'), ('ADMIN', 'knowledge:edit'),
    ('ADMIN', 'knowledge:view'), ('ADMIN', 'onboarding:edit'), ('ADMIN', 'onboarding:view'), ('ADMIN', 'rag:ask'),
    ('ADMIN', 'roles:view'), ('ADMIN', 'sessions:own'), ('ADMIN', 'subscription:view'), ('ADMIN', 'usage:view'),
    ('ADMIN', 'users:manage'), ('ADMIN', 'users:view'),
    ('COMPLIANCE', 'audit:export'), ('COMPLIANCE', 'audit:view'), ('COMPLIANCE', 'changes:view'),
    ('COMPLIANCE', 'dashboard:view'), ('COMPLIANCE', 'governance:edit'), ('COMPLIANCE', 'governance:view'),
    ('COMPLIANCE', 'knowledge:view'), ('COMPLIANCE', 'overrides:approve'), ('COMPLIANCE', 'overrides:request'),
    ('COMPLIANCE', 'rag:ask'), ('COMPLIANCE', 'roles:view'), ('COMPLIANCE', 'sessions:own'),
    ('COMPLIANCE', 'usage:view'), ('COMPLIANCE', 'users:view'),
    ('MANAGER', 'dashboard:view'), ('MANAGER', 'knowledge:view'), ('MANAGER', 'overrides:request'),
    ('MANAGER', 'rag:ask'), ('MANAGER', 'sessions:own'), ('MANAGER', 'subscription:view'), ('MANAGER', 'usage:view'),
    ('TECHNICAL', 'knowledge:view'), ('TECHNICAL', 'overrides:request'), ('TECHNICAL', 'rag:ask'),
    ('TECHNICAL', 'sessions:own'),
    ('VIEWER', 'knowledge:view'), ('VIEWER', 'rag:ask'), ('VIEWER', 'sessions:own'),
    ('SUPERADMIN', 'fleet:enter'), ('SUPERADMIN', 'fleet:view'), ('SUPERADMIN', 'platform:metrics'),
    ('SUPERADMIN', 'sessions:own');
