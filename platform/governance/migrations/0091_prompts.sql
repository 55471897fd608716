-- Prompt templates. `revision` counts every change, saved drafts too, and never runs back.
CREATE TABLE base_prompt (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    revision INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id)
) WITHOUT ROWID;

-- Approved by a second person. Decisions name these, so they never change. seq is that of the leaf which recorded it.
CREATE TABLE base_prompt_version (
    tenant_id TEXT NOT NULL,
    prompt_id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    hash TEXT NOT NULL,
    document TEXT NOT NULL,
    requested_by TEXT NOT NULL,
    requested_at INTEGER NOT NULL,
    approved_by TEXT NOT NULL CHECK (approved_by <> requested_by),
    approved_at INTEGER NOT NULL,
    note TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, prompt_id, version)
) WITHOUT ROWID;
CREATE TRIGGER prompt_version_stays BEFORE UPDATE ON base_prompt_version
BEGIN
    SELECT RAISE(ABORT, 'an approved version does not change');
END;
CREATE TRIGGER prompt_version_is_kept BEFORE DELETE ON base_prompt_version
BEGIN
    SELECT RAISE(ABORT, 'an approved version is kept');
END;

-- Versions that decisions take no more.
CREATE TABLE base_prompt_withdrawal (
    tenant_id TEXT NOT NULL,
    prompt_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    withdrawn_by TEXT NOT NULL,
    withdrawn_at INTEGER NOT NULL,
    note TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, prompt_id, version)
) WITHOUT ROWID;
CREATE TRIGGER prompt_withdrawal_stays BEFORE UPDATE ON base_prompt_withdrawal
BEGIN
    SELECT RAISE(ABORT, 'a withdrawn version stays withdrawn');
END;
CREATE TRIGGER prompt_withdrawal_is_kept BEFORE DELETE ON base_prompt_withdrawal
BEGIN
    SELECT RAISE(ABORT, 'a withdrawn version stays withdrawn');
END;

-- authors: JSON list of everybody who saved it, the last one last.
CREATE TABLE base_prompt_draft (
    tenant_id TEXT NOT NULL,
    prompt_id TEXT NOT NULL,
    based_on INTEGER NOT NULL,
    hash TEXT NOT NULL,
    document TEXT NOT NULL,
    saved_at INTEGER NOT NULL,
    authors TEXT NOT NULL,
    PRIMARY KEY (tenant_id, prompt_id)
) WITHOUT ROWID;

-- What waits for a second person; seq is that of the leaf which recorded the wish.
CREATE TABLE base_prompt_pending (
    tenant_id TEXT NOT NULL,
    prompt_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    document TEXT NOT NULL,
    requested_by TEXT NOT NULL,
    requested_at INTEGER NOT NULL,
    note TEXT NOT NULL,
    authors TEXT NOT NULL,
    PRIMARY KEY (tenant_id, prompt_id)
) WITHOUT ROWID;
