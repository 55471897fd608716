-- What came with the platform before it was recorded gets its leaf once; nothing else of a version ever changes.
DROP TRIGGER policy_version_stays;
CREATE TRIGGER policy_version_stays BEFORE UPDATE ON base_policy_version
WHEN OLD.seq IS NOT NULL OR NEW.seq IS NULL OR NEW.tenant_id IS NOT OLD.tenant_id OR NEW.policy_id IS NOT OLD.policy_id
    OR NEW.version IS NOT OLD.version OR NEW.hash IS NOT OLD.hash OR NEW.policy IS NOT OLD.policy
    OR NEW.examples IS NOT OLD.examples OR NEW.published_at IS NOT OLD.published_at
    OR NEW.published_by IS NOT OLD.published_by OR NEW.confirmed_by IS NOT OLD.confirmed_by
    OR NEW.note IS NOT OLD.note
BEGIN
    SELECT RAISE(ABORT, 'a published version does not change');
END;
