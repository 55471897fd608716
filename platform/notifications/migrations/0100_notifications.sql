-- What somebody should know. audience: `user:ID`, or `may:PERMISSION` for everybody who holds it when he looks; spared:
-- ids of people with a blank between them who are not told. Of one thing to one audience there is one row, the newest.
-- From `at` on it is there, which may lie ahead; past expires_at it is not. params: names and numbers for the sentence.
CREATE TABLE base_notification (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    audience TEXT NOT NULL,
    spared TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject_type TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    actor TEXT NOT NULL,
    params TEXT NOT NULL,
    at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX base_notification_of_subject
    ON base_notification (tenant_id, subject_type, subject_id, kind, audience);
CREATE INDEX base_notification_by_time ON base_notification (tenant_id, audience, at, seq);

CREATE TABLE base_notification_read (
    tenant_id TEXT NOT NULL,
    notification_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    read_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, notification_id, user_id)
) WITHOUT ROWID;

INSERT INTO role_permissions (role, permission)
VALUES
    ('ADMIN', 'notifications:own'), ('COMPLIANCE', 'notifications:own'), ('MANAGER', 'notifications:own'),
    ('TECHNICAL', 'notifications:own'), ('VIEWER', 'notifications:own');
