-- Every sign-in removes access tokens that ended long ago; without this it would read them all.
CREATE INDEX identity_access_tokens_by_end ON identity_access_tokens (expires_at);
