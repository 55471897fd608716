-- Every tier's agents ask before they act; where nothing may call an AI any more, they get no answer.
INSERT INTO limits_tier_feature (tier, feature) VALUES
    ('BASIC', 'decisions'), ('PRO', 'decisions'), ('ENTERPRISE', 'decisions');
INSERT INTO limits_state_without_feature (status, feature) VALUES
    ('suspended', 'decisions'), ('canceled', 'decisions');
