-- Answers of POSTs, kept for a day. The key is stored as a digest, the answer is sealed with the key itself.
CREATE TABLE idempotency_keys (
    owner TEXT NOT NULL,
    key_hash BLOB NOT NULL,
    digest BLOB NOT NULL,
    answer BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (owner, key_hash)
) WITHOUT ROWID;
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
