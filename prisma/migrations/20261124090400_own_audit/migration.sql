-- Staff read the rows of the audit that say what they did themselves, wherever the thing lay.
DROP POLICY read ON "audit";
CREATE POLICY read ON "audit" FOR SELECT USING ((SELECT app_kind()) IN ('staff', 'person') AND "account" = (SELECT app_account()));
