-- When a token was handed out: a lost answer that is given again is an exchange too.
ALTER TABLE identity_refresh_tokens ADD COLUMN issued_at INTEGER NOT NULL DEFAULT 0;
