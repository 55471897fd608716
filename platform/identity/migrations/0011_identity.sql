-- Identity is system scope: found by e-mail or token before anyone knows the tenant. Times are milliseconds since 1970.

-- tenant_id is empty for the platform's own people; email_key is the e-mail folded for comparing.
CREATE TABLE identity_users (
    id TEXT NOT NULL PRIMARY KEY,
    tenant_id TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'disabled')),
    password_hash TEXT NOT NULL,
    authz_epoch INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (tenant_id, email_key)
);
CREATE INDEX identity_users_by_email ON identity_users (email_key);

-- A verified TOTP factor. Failures are counted before a code is looked at; the last accepted step only grows.
CREATE TABLE identity_factors (
    user_id TEXT NOT NULL PRIMARY KEY REFERENCES identity_users (id),
    secret BLOB NOT NULL,
    last_step INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    next_try_at INTEGER NOT NULL,
    lock_noted INTEGER NOT NULL,
    enrolled_at INTEGER NOT NULL
);

CREATE TABLE identity_recovery_codes (
    user_id TEXT NOT NULL REFERENCES identity_users (id),
    slot INTEGER NOT NULL,
    hash TEXT NOT NULL,
    used_at INTEGER,
    PRIMARY KEY (user_id, slot)
);

-- A secret that was shown and is not yet confirmed by a code.
CREATE TABLE identity_enrollments (
    user_id TEXT NOT NULL PRIMARY KEY REFERENCES identity_users (id),
    secret BLOB NOT NULL,
    attempts INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
);

-- Sign-ins between password and second factor; kind is mfa or enrollment.
CREATE TABLE identity_sign_ins (
    token_hash BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES identity_users (id),
    authz_epoch INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
);
CREATE INDEX identity_sign_ins_by_end ON identity_sign_ins (expires_at);

-- A session is a family of refresh tokens. generation counts rotations; generation_seen: its access token came back.
CREATE TABLE identity_sessions (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES identity_users (id),
    client TEXT NOT NULL,
    address TEXT NOT NULL,
    mfa_verified INTEGER NOT NULL,
    authz_epoch INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    generation_seen INTEGER NOT NULL,
    ended_at INTEGER,
    end_reason TEXT
);
CREATE INDEX identity_sessions_by_user ON identity_sessions (user_id);
CREATE INDEX identity_sessions_by_end ON identity_sessions (expires_at);

CREATE TABLE identity_refresh_tokens (
    token_hash BLOB NOT NULL PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES identity_sessions (id),
    generation INTEGER NOT NULL,
    used_at INTEGER,
    superseded INTEGER NOT NULL
);
CREATE INDEX identity_refresh_tokens_by_session ON identity_refresh_tokens (session_id, generation);

CREATE TABLE identity_access_tokens (
    token_hash BLOB NOT NULL PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES identity_sessions (id),
    generation INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
);
CREATE INDEX identity_access_tokens_by_session ON identity_access_tokens (session_id);

CREATE TABLE identity_step_ups (
    token_hash BLOB NOT NULL PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES identity_sessions (id),
    action TEXT NOT NULL,
    digest TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
);
CREATE INDEX identity_step_ups_by_session ON identity_step_ups (session_id);

-- Counted by the e-mail that was submitted, whether anybody has it or not; only its hash is kept.
CREATE TABLE identity_login_failures (
    email_hash BLOB NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    next_try_at INTEGER NOT NULL,
    lock_noted INTEGER NOT NULL,
    last_at INTEGER NOT NULL
);
CREATE INDEX identity_login_failures_by_time ON identity_login_failures (last_at);
