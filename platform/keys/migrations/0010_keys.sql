-- Keys that seal server secrets, wrapped by a key-encryption key that is never in this file.
CREATE TABLE server_key (
    id TEXT NOT NULL PRIMARY KEY,
    kek_id TEXT NOT NULL,
    wrapped BLOB NOT NULL,
    created_at INTEGER NOT NULL
);
