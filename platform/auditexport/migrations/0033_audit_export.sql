-- What was exported whole: the manifest as JSON (see api/contract/auditexport.h).
CREATE TABLE base_audit_export (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    manifest TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id)
) WITHOUT ROWID;
