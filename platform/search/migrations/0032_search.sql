-- How far the words of a tenant's decisions are in its table for free text (see platform/search/texttable.h).
CREATE TABLE base_search_text (
    tenant_id TEXT NOT NULL,
    -- Cut by this version of the rules.
    version INTEGER NOT NULL,
    -- All decisions before this sequence number are in it, and none beyond.
    filled_to INTEGER NOT NULL,
    PRIMARY KEY (tenant_id)
) WITHOUT ROWID;
