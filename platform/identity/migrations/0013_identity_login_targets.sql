-- A right password forgives what was aimed at its own tenant only; the wait counts all that was aimed at the e-mail.
DROP TABLE identity_login_failures;
CREATE TABLE identity_login_failures (
    email_hash BLOB NOT NULL,
    target_hash BLOB NOT NULL,
    failures INTEGER NOT NULL,
    next_try_at INTEGER NOT NULL,
    lock_noted INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (email_hash, target_hash)
);
CREATE INDEX identity_login_failures_by_time ON identity_login_failures (last_at);
