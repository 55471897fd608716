-- One row in the file of a demo platform: its accounts are published, so nothing real may ever come into it, and it is
-- served as a demo or not at all.
CREATE TABLE demo_mark (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1)
);
INSERT INTO demo_mark (id) SELECT 1 WHERE EXISTS (SELECT 1 FROM base_demo_state);
