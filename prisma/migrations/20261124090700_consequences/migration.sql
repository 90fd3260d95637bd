-- What an act sets off (tasks that join) is written in the same statement and has nobody as its author.
DROP POLICY write ON "case_event";
CREATE POLICY write ON "case_event" FOR INSERT WITH CHECK ((SELECT app_kind()) IN ('person', 'staff') AND ("account" IS NULL OR "account" = (SELECT app_account())));
-- Who sees a case sees the ledger entries that it wrote.
CREATE POLICY of_case ON "entry" FOR SELECT USING ("case_id" IS NOT NULL AND (SELECT app_kind()) = 'staff' AND EXISTS (SELECT 1 FROM "case" c WHERE c."id" = "case_id"));
