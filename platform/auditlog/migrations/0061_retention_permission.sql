-- To ask for another retention, and to agree to it.
INSERT INTO role_permissions (role, permission)
VALUES ('ADMIN', 'retention:manage');
