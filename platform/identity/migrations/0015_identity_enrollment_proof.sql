-- What allowed to replace a working factor, for the leaf of the change; empty for a first factor.
ALTER TABLE identity_enrollments ADD COLUMN step_up TEXT NOT NULL DEFAULT '';
