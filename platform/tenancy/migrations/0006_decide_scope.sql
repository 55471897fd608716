-- Agents ask before they act. No route ever took decisions:write.
INSERT INTO api_scopes (id, publishable) VALUES ('decide', 0);
DELETE FROM api_scopes WHERE id = 'decisions:write';
