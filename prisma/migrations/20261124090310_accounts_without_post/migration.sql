-- A new account has no post yet, so it lies in nobody's subtree: administrators whose posts reach everything keep it.
CREATE FUNCTION app_reaches_all() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT (SELECT app_kind()) = 'staff' AND (SELECT app_lo()) = '!' $$;

CREATE POLICY keepers ON "account" FOR SELECT USING ("kind" = 'staff' AND (SELECT app_reaches_all()));
CREATE POLICY keepers_change ON "account" FOR UPDATE USING ("kind" = 'staff' AND (SELECT app_reaches_all())) WITH CHECK ("kind" = 'staff');
CREATE POLICY keepers ON "session" FOR SELECT USING ((SELECT app_reaches_all()) AND EXISTS (SELECT 1 FROM "account" a WHERE a."id" = "account" AND a."kind" = 'staff'));
CREATE POLICY keepers ON "credential" FOR SELECT USING ((SELECT app_reaches_all()) AND EXISTS (SELECT 1 FROM "account" a WHERE a."id" = "account" AND a."kind" = 'staff'));
CREATE POLICY keepers_forget ON "credential" FOR DELETE USING ((SELECT app_reaches_all()) AND EXISTS (SELECT 1 FROM "account" a WHERE a."id" = "account" AND a."kind" = 'staff'));

-- Accounts are found by the identity of an outside identity service.
CREATE INDEX "credential_kind_idx" ON "credential" ("kind");
