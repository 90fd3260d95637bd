-- What belongs to a case is added only by those who see the case. One statement opens a case together with its children,
-- and then the case is not there yet: a case that does not exist may get children, and its own policy decides about it.
CREATE FUNCTION app_sees_case(wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM "case" c WHERE c.id = wanted AND app_kind() IN ('person', 'staff')
    AND (app_in_scope(c.unit_path) OR c.shared_with && app_units() OR c.parties && app_persons())) $$;
CREATE FUNCTION app_may_join_case(wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app_kind() IN ('person', 'staff') AND (app_sees_case(wanted) OR NOT EXISTS (SELECT 1 FROM "case" c WHERE c.id = wanted)) $$;
-- An entry that a case has written lies in its street, where the desk that decided may not look.
CREATE FUNCTION app_may_join_entry(wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM entry e WHERE e.id = wanted AND app_kind() = 'staff' AND (app_in_scope(e.unit_path) OR app_sees_case(e.case_id))) $$;

ALTER FUNCTION app_sees_case(uuid) OWNER TO yikou_definer;
ALTER FUNCTION app_may_join_case(uuid) OWNER TO yikou_definer;
ALTER FUNCTION app_may_join_entry(uuid) OWNER TO yikou_definer;
REVOKE ALL ON FUNCTION app_sees_case(uuid), app_may_join_case(uuid), app_may_join_entry(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_sees_case(uuid), app_may_join_case(uuid), app_may_join_entry(uuid) TO yikou_app;
GRANT SELECT ON "case", "entry" TO yikou_definer;

DROP POLICY write ON "case_event";
CREATE POLICY write ON "case_event" FOR INSERT WITH CHECK (app_may_join_case("case_id") AND ("account" IS NULL OR "account" = (SELECT app_account())));
DROP POLICY write ON "party";
CREATE POLICY write ON "party" FOR INSERT WITH CHECK (app_may_join_case("case_id"));
DROP POLICY write ON "task";
CREATE POLICY write ON "task" FOR INSERT WITH CHECK (app_may_join_case("case_id"));
DROP POLICY write ON "clock";
CREATE POLICY write ON "clock" FOR INSERT WITH CHECK (app_may_join_case("case_id"));
DROP POLICY write ON "clock_event";
CREATE POLICY write ON "clock_event" FOR INSERT WITH CHECK (app_may_join_case("case_id"));
DROP POLICY write ON "material";
CREATE POLICY write ON "material" FOR INSERT WITH CHECK (app_may_join_case("case_id"));
DROP POLICY write ON "paper";
CREATE POLICY write ON "paper" FOR INSERT WITH CHECK (app_sees_case("case_id"));
DROP POLICY write ON "message";
CREATE POLICY write ON "message" FOR INSERT WITH CHECK ((SELECT app_kind()) IN ('person', 'staff') AND ("case_id" IS NULL OR app_sees_case("case_id")));
DROP POLICY keep ON "publication";
CREATE POLICY keep ON "publication" FOR ALL
  USING (app_in_scope("unit_path") OR ("case_id" IS NOT NULL AND (SELECT app_kind()) = 'staff' AND EXISTS (SELECT 1 FROM "case" c WHERE c."id" = "case_id")))
  WITH CHECK (app_in_scope("unit_path") OR ("case_id" IS NOT NULL AND app_sees_case("case_id")));

-- Files: one's own, and never into a case of somebody else.
DROP POLICY add ON "file";
CREATE POLICY add ON "file" FOR INSERT WITH CHECK ("owner" = (SELECT app_account()) AND ("case_id" IS NULL OR app_sees_case("case_id")));
DROP POLICY move ON "file";
CREATE POLICY move ON "file" FOR UPDATE
  USING ("owner" = (SELECT app_account()) OR ("case_id" IS NOT NULL AND EXISTS (SELECT 1 FROM "case" c WHERE c."id" = "case_id")))
  WITH CHECK (("case_id" IS NULL AND "owner" = (SELECT app_account())) OR app_sees_case("case_id"));

-- Facts, entries and search rows: of the own reach, about oneself, or told by a case that one sees.
DROP POLICY write ON "fact";
CREATE POLICY write ON "fact" FOR INSERT WITH CHECK ("subject" = ANY ((SELECT app_persons())::uuid[]) OR app_in_scope("unit_path")
  OR CASE WHEN (SELECT app_kind()) = 'staff' AND "ref" ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN app_sees_case("ref"::uuid) ELSE false END);
DROP POLICY write ON "entry";
CREATE POLICY write ON "entry" FOR INSERT WITH CHECK ((SELECT app_kind()) = 'staff' AND (app_in_scope("unit_path") OR app_sees_case("case_id")));
DROP POLICY write ON "entry_event";
CREATE POLICY write ON "entry_event" FOR INSERT WITH CHECK (app_may_join_entry("entry"));
DROP POLICY write ON "lookup";
CREATE POLICY write ON "lookup" FOR INSERT WITH CHECK (app_in_scope("unit_path") OR "subject" = ANY ((SELECT app_persons())::uuid[]));

-- Accounts, their sessions and posts are kept by administrators whose posts reach everything; a clerk's subtree is not enough.
DROP POLICY keep ON "account";
DROP POLICY add ON "account";
CREATE POLICY add ON "account" FOR INSERT WITH CHECK ("kind" = 'staff' AND (SELECT app_reaches_all()));
DROP POLICY keep ON "session";
CREATE POLICY keepers_end ON "session" FOR UPDATE USING ((SELECT app_reaches_all()) AND EXISTS (SELECT 1 FROM "account" a WHERE a."id" = "account" AND a."kind" = 'staff'));
DROP POLICY keep ON "post";
CREATE POLICY give ON "post" FOR INSERT WITH CHECK ((SELECT app_reaches_all()) OR (SELECT app_kind()) = 'signin');
CREATE POLICY finish ON "post" FOR UPDATE USING ((SELECT app_reaches_all()));
