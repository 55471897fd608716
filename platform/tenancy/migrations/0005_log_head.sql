-- Who may see figures may also see the head of the log that they can be held against: its size, its root and the key
-- that signs it. What the log says stays with audit:view.
INSERT INTO role_permissions (role, permission)
SELECT role, 'log:head' FROM role_permissions WHERE permission = 'dashboard:view'
UNION
SELECT role, 'log:head' FROM role_permissions WHERE permission = 'audit:view';
