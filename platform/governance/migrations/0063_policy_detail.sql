-- What a decision's body says of its policies, see Decision::policyDetail.
ALTER TABLE base_decision ADD COLUMN policy_detail TEXT NOT NULL DEFAULT '';
