-- Second fence: row-level security. The application's role owns nothing and is bound by these policies.
-- Who acts is set for one transaction only by app_enter() and app_enter_as(); without it no row is seen.
--
-- Settings   app.kind     public | person | staff | worker | signin
--            app.account  the account            app.persons  residents that I am or may act for
--            app.units    desks I sit at         app.lo, app.hi  subtree of my reach     app.level  data level
-- A path ends with '/', so a subtree is the range lo <= path < hi, with hi = lo whose last '/' became '0'.

-- Paths and words compare byte by byte.
ALTER TABLE "unit" ALTER COLUMN "path" TYPE text COLLATE "C", ALTER COLUMN "parent" TYPE text COLLATE "C";
ALTER TABLE "post" ALTER COLUMN "unit_path" TYPE text COLLATE "C";
ALTER TABLE "mandate" ALTER COLUMN "unit_path" TYPE text COLLATE "C";
ALTER TABLE "tie" ALTER COLUMN "unit_path" TYPE text COLLATE "C";
ALTER TABLE "place" ALTER COLUMN "unit_path" TYPE text COLLATE "C";
ALTER TABLE "household" ALTER COLUMN "unit_path" TYPE text COLLATE "C";
ALTER TABLE "bond" ALTER COLUMN "unit_path" TYPE text COLLATE "C";
ALTER TABLE "fact" ALTER COLUMN "unit_path" TYPE text COLLATE "C";
ALTER TABLE "fact_now" ALTER COLUMN "unit_path" TYPE text COLLATE "C";
ALTER TABLE "entry" ALTER COLUMN "unit_path" TYPE text COLLATE "C";
ALTER TABLE "case" ALTER COLUMN "unit_path" TYPE text COLLATE "C", ALTER COLUMN "holder_unit" TYPE text COLLATE "C", ALTER COLUMN "lead" TYPE text COLLATE "C", ALTER COLUMN "shared_with" TYPE text[] COLLATE "C";
ALTER TABLE "task" ALTER COLUMN "unit_path" TYPE text COLLATE "C";
ALTER TABLE "publication" ALTER COLUMN "unit_path" TYPE text COLLATE "C";
ALTER TABLE "paper" ALTER COLUMN "unit_path" TYPE text COLLATE "C";
ALTER TABLE "lookup" ALTER COLUMN "unit_path" TYPE text COLLATE "C", ALTER COLUMN "value" TYPE text COLLATE "C";
ALTER TABLE "counter" ALTER COLUMN "unit_path" TYPE text COLLATE "C";

-- Closed words.
ALTER TABLE "account" ADD CHECK ("kind" IN ('person', 'staff', 'device')), ADD CHECK ("status" IN ('active', 'disabled'));
ALTER TABLE "case" ADD CHECK ("phase" IN ('draft', 'received', 'supplement', 'accepted', 'working', 'closed', 'declined', 'withdrawn', 'moved'));
ALTER TABLE "task" ADD CHECK ("state" IN ('open', 'done', 'lapsed', 'withdrawn', 'suspended'));
ALTER TABLE "clock" ADD CHECK ("state" IN ('running', 'paused', 'suspended', 'stopped', 'elapsed'));
ALTER TABLE "case_event" ADD CHECK ("audience" IN ('all', 'staff'));
ALTER TABLE "file" ADD CHECK ("state" IN ('pending', 'safe', 'refused'));
ALTER TABLE "paper" ADD CHECK ("state" IN ('valid', 'withdrawn', 'replaced'));
ALTER TABLE "bond" ADD CHECK ("to" IS NULL OR "to" >= "from");
ALTER TABLE "role" ADD CHECK ("reach" IN ('own', 'unit', 'subtree', 'all'));

-- References that must hold. Every one has its index in the table's model.
ALTER TABLE "unit" ADD FOREIGN KEY ("parent") REFERENCES "unit" ("path");
ALTER TABLE "account" ADD FOREIGN KEY ("resident") REFERENCES "resident" ("id");
ALTER TABLE "credential" ADD FOREIGN KEY ("account") REFERENCES "account" ("id");
ALTER TABLE "session" ADD FOREIGN KEY ("account") REFERENCES "account" ("id");
ALTER TABLE "challenge" ADD FOREIGN KEY ("account") REFERENCES "account" ("id");
ALTER TABLE "post" ADD FOREIGN KEY ("account") REFERENCES "account" ("id"), ADD FOREIGN KEY ("unit_path") REFERENCES "unit" ("path"), ADD FOREIGN KEY ("role") REFERENCES "role" ("key");
ALTER TABLE "definition_version" ADD FOREIGN KEY ("definition") REFERENCES "definition" ("id");
ALTER TABLE "resident" ADD FOREIGN KEY ("merged_into") REFERENCES "resident" ("id");
ALTER TABLE "tie" ADD FOREIGN KEY ("resident") REFERENCES "resident" ("id");
ALTER TABLE "fact_now" ADD FOREIGN KEY ("fact") REFERENCES "fact" ("id");
ALTER TABLE "entry" ADD FOREIGN KEY ("version") REFERENCES "definition_version" ("id");
ALTER TABLE "entry_event" ADD FOREIGN KEY ("entry") REFERENCES "entry" ("id");
ALTER TABLE "draft" ADD FOREIGN KEY ("owner") REFERENCES "account" ("id"), ADD FOREIGN KEY ("version") REFERENCES "definition_version" ("id");
ALTER TABLE "case" ADD FOREIGN KEY ("version") REFERENCES "definition_version" ("id");
ALTER TABLE "case_event" ADD FOREIGN KEY ("case_id") REFERENCES "case" ("id");
ALTER TABLE "party" ADD FOREIGN KEY ("case_id") REFERENCES "case" ("id");
ALTER TABLE "task" ADD FOREIGN KEY ("case_id") REFERENCES "case" ("id");
ALTER TABLE "clock" ADD FOREIGN KEY ("case_id") REFERENCES "case" ("id");
ALTER TABLE "clock_event" ADD FOREIGN KEY ("clock") REFERENCES "clock" ("id");
ALTER TABLE "material" ADD FOREIGN KEY ("case_id") REFERENCES "case" ("id");
ALTER TABLE "paper" ADD FOREIGN KEY ("case_id") REFERENCES "case" ("id");

-- One open draft for each person and item.
CREATE UNIQUE INDEX "draft_open" ON "draft" ("owner", "service", coalesce("subject", '00000000-0000-0000-0000-000000000000'::uuid), coalesce("case_id", '00000000-0000-0000-0000-000000000000'::uuid));
-- Lists that see by array: parties and desks.
CREATE INDEX "case_parties" ON "case" USING gin ("parties");
CREATE INDEX "case_shared_with" ON "case" USING gin ("shared_with");

-- Who acts now. STABLE and wrapped in (SELECT …) by the policies: evaluated once for each statement.
CREATE FUNCTION app_kind() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('app.kind', true), '') $$;
CREATE FUNCTION app_account() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('app.account', true), '')::uuid $$;
CREATE FUNCTION app_persons() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(nullif(current_setting('app.persons', true), ''), '{}')::uuid[] $$;
CREATE FUNCTION app_units() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(nullif(current_setting('app.units', true), ''), '{}')::text[] $$;
CREATE FUNCTION app_lo() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('app.lo', true), '') $$;
CREATE FUNCTION app_hi() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('app.hi', true), '') $$;
CREATE FUNCTION app_level() RETURNS int LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(nullif(current_setting('app.level', true), ''), '1')::int $$;

-- Enters the transaction as the holder of a session. Answers the actor, or NULL when the session does not hold.
CREATE FUNCTION app_enter(session_hash text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  s record; a record; posts jsonb; units text[]; lo text; lvl int; persons uuid[];
BEGIN
  SELECT * INTO s FROM session WHERE token_hash = session_hash;
  IF NOT FOUND OR s.ended_at IS NOT NULL OR s.until <= now() OR s.seen_at + make_interval(secs => s.idle_seconds) <= now() THEN RETURN NULL; END IF;
  SELECT id, kind, name, status, resident, real_level, locale, display, demo, must_change INTO a FROM account WHERE id = s.account;
  IF NOT FOUND OR a.status <> 'active' THEN RETURN NULL; END IF;
  IF s.seen_at < now() - interval '30 seconds' THEN UPDATE session SET seen_at = now() WHERE id = s.id; END IF;

  IF a.kind = 'person' THEN
    SELECT jsonb_agg(jsonb_build_object('role', r.key, 'unit', NULL, 'reach', r.reach, 'level', r.level, 'grants', r.grants, 'home', r.home))
      INTO posts FROM role r WHERE r.home = 'resident';
    SELECT array_agg(p) INTO persons FROM (
      SELECT a.resident AS p WHERE a.resident IS NOT NULL
      UNION SELECT m.principal FROM mandate m WHERE a.resident IS NOT NULL AND m.agent = a.resident AND m.ended_at IS NULL
        AND m."from" <= current_date AND (m."to" IS NULL OR m."to" >= current_date)) x;
    lvl := 4;
  ELSE
    SELECT jsonb_agg(jsonb_build_object('id', p.id, 'role', r.key, 'roleName', r.name, 'unit', p.unit_path, 'unitName', u.name, 'parent', u.parent, 'reach', r.reach, 'level', r.level, 'grants', r.grants, 'home', r.home) ORDER BY p.at, p.id),
           array_agg(DISTINCT p.unit_path), max(r.level),
           min(CASE r.reach WHEN 'all' THEN '!' WHEN 'subtree' THEN coalesce(CASE WHEN u.kind = 'department' THEN u.parent ELSE u.path END, u.path) END)
      INTO posts, units, lvl, lo
      FROM post p JOIN role r ON r.key = p.role JOIN unit u ON u.path = p.unit_path
      WHERE p.account = a.id AND p."from" <= current_date AND (p."to" IS NULL OR p."to" >= current_date);
  END IF;

  PERFORM set_config('app.kind', CASE a.kind WHEN 'device' THEN 'staff' ELSE a.kind END, true),
          set_config('app.account', a.id::text, true),
          set_config('app.persons', coalesce(persons, '{}')::text, true),
          set_config('app.units', coalesce(units, '{}')::text, true),
          set_config('app.lo', coalesce(lo, ''), true),
          set_config('app.hi', CASE WHEN lo IS NULL THEN '' WHEN lo = '!' THEN '~' ELSE left(lo, -1) || '0' END, true),
          set_config('app.level', coalesce(lvl, 1)::text, true);
  RETURN jsonb_build_object('account', a.id, 'kind', a.kind, 'name', a.name, 'resident', a.resident, 'realLevel', a.real_level,
    'session', s.id, 'channel', s.channel, 'behalf', s.behalf, 'persons', to_jsonb(coalesce(persons, '{}')),
    'posts', coalesce(posts, '[]'::jsonb), 'locale', a.locale, 'display', a.display, 'demo', a.demo, 'mustChange', a.must_change,
    'until', s.until, 'idleSeconds', s.idle_seconds);
END $$;

-- Enters the transaction without a session: a visitor, the sign-in desk, or the worker.
CREATE FUNCTION app_enter_as(actor_kind text) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF actor_kind NOT IN ('public', 'signin', 'worker') THEN RAISE EXCEPTION 'no such actor: %', actor_kind; END IF;
  PERFORM set_config('app.kind', actor_kind, true), set_config('app.account', '', true), set_config('app.persons', '', true),
          set_config('app.units', '', true), set_config('app.lo', '', true), set_config('app.hi', '', true),
          set_config('app.level', CASE actor_kind WHEN 'worker' THEN '4' ELSE '1' END, true);
END $$;

-- Scope: the path lies in my subtree or is a desk of mine.
CREATE FUNCTION app_in_scope(path text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT (SELECT app_kind()) = 'staff' AND ((path COLLATE "C" >= (SELECT app_lo()) AND path COLLATE "C" < (SELECT app_hi())) OR path = ANY ((SELECT app_units())::text[])) $$;

-- Finds the person with this keyed hash, or adds one. A number known elsewhere looks exactly like a new one.
CREATE FUNCTION registry_find_or_add(mac text, kind text, sealed text, person_name text, person_sex text, born date, new_id uuid, unit text, tie_kind text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found uuid;
BEGIN
  IF coalesce(app_kind(), '') NOT IN ('staff', 'worker') THEN RAISE EXCEPTION 'not allowed' USING ERRCODE = '42501'; END IF;
  IF app_kind() = 'staff' AND NOT app_in_scope(unit) THEN RAISE EXCEPTION 'not allowed' USING ERRCODE = '42501'; END IF;
  INSERT INTO resident (id, id_mac, id_kind, id_enc, name, sex, birth) VALUES (new_id, mac, kind, sealed, person_name, person_sex, born)
    ON CONFLICT (id_mac) DO NOTHING;
  SELECT coalesce(merged_into, id) INTO found FROM resident WHERE id_mac = mac;
  INSERT INTO tie (resident, unit_path, kind, "from") VALUES (found, unit, tie_kind, current_date) ON CONFLICT DO NOTHING;
  RETURN found;
END $$;

-- The person whose number and name both match; used once to bind an account.
CREATE FUNCTION registry_match(mac text, person_name text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(merged_into, id) FROM resident WHERE id_mac = mac AND name = person_name AND died IS NULL AND app_kind() IN ('person', 'signin') $$;

-- What anybody may know of a paper whose code they hold.
CREATE FUNCTION paper_check(mac text) RETURNS TABLE (id uuid, number text, template text, version uuid, state text, at timestamptz, unit_path text, signature text, replaced uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, p.number, p.template, p.version, p.state, p.at, p.unit_path, p.signature, p.replaced FROM paper p WHERE p.check_mac = mac $$;

ALTER FUNCTION app_enter(text) OWNER TO yikou_definer;
ALTER FUNCTION registry_find_or_add(text, text, text, text, text, date, uuid, text, text) OWNER TO yikou_definer;
ALTER FUNCTION registry_match(text, text) OWNER TO yikou_definer;
ALTER FUNCTION paper_check(text) OWNER TO yikou_definer;
REVOKE ALL ON FUNCTION app_enter(text), registry_find_or_add(text, text, text, text, text, date, uuid, text, text), registry_match(text, text), paper_check(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_enter(text), registry_find_or_add(text, text, text, text, text, date, uuid, text, text), registry_match(text, text), paper_check(text) TO yikou_app;
GRANT SELECT, INSERT, UPDATE ON "session", "account", "resident", "tie", "mandate", "post", "role", "unit", "paper" TO yikou_definer;

-- What the application's role may do at all.
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO yikou_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO yikou_app;
REVOKE UPDATE, DELETE, TRUNCATE ON "audit", "audit_seal", "case_event", "clock_event", "fact", "entry_event", "definition_version" FROM yikou_app;
REVOKE DELETE ON "case", "task", "clock", "party", "paper", "resident", "account", "message", "publication", "entry" FROM yikou_app;

CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '42501'; END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "audit" FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "audit_seal" FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "case_event" FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "clock_event" FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "fact" FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "entry_event" FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "definition_version" FOR EACH ROW EXECUTE FUNCTION append_only();

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['audit','audit_seal','receipt','bounced_form','outbox','counter','lookup','account','credential','session','challenge','post','mandate',
    'definition','definition_version','resident','tie','place','household','bond','fact','fact_now','entry','entry_event','draft','case','case_event','party','task',
    'clock','clock_event','material','message','delivery','publication','file','paper','unit','role','worker_heartbeat'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY worker ON %I USING ((SELECT app_kind()) = ''worker'') WITH CHECK ((SELECT app_kind()) = ''worker'')', t);
  END LOOP;
END $$;

-- Read by all: the public face of the office.
CREATE POLICY read ON "unit" FOR SELECT USING ((SELECT app_kind()) IS NOT NULL);
CREATE POLICY read ON "role" FOR SELECT USING ((SELECT app_kind()) IS NOT NULL);
CREATE POLICY read ON "definition" FOR SELECT USING ((SELECT app_kind()) IS NOT NULL);
CREATE POLICY read ON "definition_version" FOR SELECT USING ((SELECT app_kind()) IS NOT NULL);
CREATE POLICY publish ON "definition" FOR ALL USING ((SELECT app_kind()) = 'staff') WITH CHECK ((SELECT app_kind()) = 'staff');
CREATE POLICY publish ON "definition_version" FOR INSERT WITH CHECK ((SELECT app_kind()) = 'staff');
CREATE POLICY read ON "worker_heartbeat" FOR SELECT USING ((SELECT app_kind()) IS NOT NULL);
CREATE POLICY read ON "publication" FOR SELECT USING ((SELECT app_kind()) IS NOT NULL AND "withdrawn_at" IS NULL AND "from" <= now() AND ("to" IS NULL OR "to" > now()));
CREATE POLICY keep ON "publication" FOR ALL USING (app_in_scope("unit_path") OR ("case_id" IS NOT NULL AND (SELECT app_kind()) = 'staff' AND EXISTS (SELECT 1 FROM "case" c WHERE c."id" = "case_id")))
  WITH CHECK ((SELECT app_kind()) IN ('staff', 'person'));

-- Written by everybody about themselves.
CREATE POLICY write ON "audit" FOR INSERT WITH CHECK ((SELECT app_kind()) IS NOT NULL AND "account" IS NOT DISTINCT FROM (SELECT app_account()));
CREATE POLICY read ON "audit" FOR SELECT USING ((SELECT app_kind()) = 'staff' AND app_in_scope("unit_path") AND "account" = (SELECT app_account()));
CREATE POLICY write ON "outbox" FOR INSERT WITH CHECK ((SELECT app_kind()) IS NOT NULL);
CREATE POLICY own ON "receipt" FOR ALL USING ("owner" = coalesce((SELECT app_account())::text, current_setting('app.visit', true)))
  WITH CHECK ("owner" = coalesce((SELECT app_account())::text, current_setting('app.visit', true)));
CREATE POLICY own ON "bounced_form" FOR ALL USING ("owner" = coalesce((SELECT app_account())::text, current_setting('app.visit', true)))
  WITH CHECK ("owner" = coalesce((SELECT app_account())::text, current_setting('app.visit', true)));
CREATE POLICY write ON "counter" FOR ALL USING ((SELECT app_kind()) IN ('person', 'staff')) WITH CHECK ((SELECT app_kind()) IN ('person', 'staff'));
CREATE POLICY scope ON "lookup" FOR SELECT USING (app_in_scope("unit_path"));
CREATE POLICY write ON "lookup" FOR INSERT WITH CHECK ((SELECT app_kind()) IN ('person', 'staff'));
CREATE POLICY remove ON "lookup" FOR DELETE USING (app_in_scope("unit_path"));

-- Accounts: the sign-in desk, myself, and who keeps accounts below them in the tree.
CREATE POLICY signin ON "account" FOR ALL USING ((SELECT app_kind()) = 'signin') WITH CHECK ((SELECT app_kind()) = 'signin');
CREATE POLICY own ON "account" FOR ALL USING ("id" = (SELECT app_account())) WITH CHECK ("id" = (SELECT app_account()));
CREATE POLICY signin ON "credential" FOR ALL USING ((SELECT app_kind()) = 'signin') WITH CHECK ((SELECT app_kind()) = 'signin');
CREATE POLICY own ON "credential" FOR ALL USING ("account" = (SELECT app_account())) WITH CHECK ("account" = (SELECT app_account()));
CREATE POLICY signin ON "session" FOR ALL USING ((SELECT app_kind()) = 'signin') WITH CHECK ((SELECT app_kind()) = 'signin');
CREATE POLICY own ON "session" FOR ALL USING ("account" = (SELECT app_account())) WITH CHECK ("account" = (SELECT app_account()));
CREATE POLICY signin ON "challenge" FOR ALL USING ((SELECT app_kind()) = 'signin') WITH CHECK ((SELECT app_kind()) = 'signin');
CREATE POLICY own ON "challenge" FOR ALL USING ("account" = (SELECT app_account())) WITH CHECK ("account" = (SELECT app_account()));
CREATE POLICY read ON "post" FOR SELECT USING ("account" = (SELECT app_account()) OR app_in_scope("unit_path") OR (SELECT app_kind()) = 'signin');
CREATE POLICY keep ON "post" FOR ALL USING (app_in_scope("unit_path")) WITH CHECK (app_in_scope("unit_path") OR (SELECT app_kind()) = 'signin');
CREATE POLICY colleagues ON "account" FOR SELECT USING ("kind" = 'staff' AND (SELECT app_kind()) = 'staff' AND EXISTS (SELECT 1 FROM "post" p WHERE p."account" = "account"."id"));
CREATE POLICY keep ON "account" FOR UPDATE USING ("kind" = 'staff' AND (SELECT app_kind()) = 'staff' AND EXISTS (SELECT 1 FROM "post" p WHERE p."account" = "account"."id"));
CREATE POLICY add ON "account" FOR INSERT WITH CHECK ("kind" = 'staff' AND (SELECT app_kind()) = 'staff');
CREATE POLICY keep ON "session" FOR UPDATE USING ((SELECT app_kind()) = 'staff' AND EXISTS (SELECT 1 FROM "account" a WHERE a."id" = "account" AND a."kind" = 'staff'));
CREATE POLICY see ON "session" FOR SELECT USING ((SELECT app_kind()) = 'staff' AND EXISTS (SELECT 1 FROM "account" a WHERE a."id" = "account" AND a."kind" = 'staff' AND EXISTS (SELECT 1 FROM "post" p WHERE p."account" = a."id" AND app_in_scope(p."unit_path"))));
CREATE POLICY sides ON "mandate" FOR SELECT USING ("principal" = ANY ((SELECT app_persons())::uuid[]) OR "agent" = ANY ((SELECT app_persons())::uuid[]) OR app_in_scope("unit_path"));
CREATE POLICY keep ON "mandate" FOR INSERT WITH CHECK (app_in_scope("unit_path"));
CREATE POLICY finish ON "mandate" FOR UPDATE USING ("principal" = ANY ((SELECT app_persons())::uuid[]) OR app_in_scope("unit_path"));

-- Registry. A street sees only the persons it has a tie to.
CREATE POLICY scope ON "tie" FOR SELECT USING (app_in_scope("unit_path") OR "resident" = ANY ((SELECT app_persons())::uuid[]));
CREATE POLICY keep ON "tie" FOR INSERT WITH CHECK (app_in_scope("unit_path") OR "resident" = ANY ((SELECT app_persons())::uuid[]));
CREATE POLICY finish ON "tie" FOR UPDATE USING (app_in_scope("unit_path"));
CREATE POLICY tied ON "resident" FOR SELECT USING ("id" = ANY ((SELECT app_persons())::uuid[]) OR ((SELECT app_kind()) = 'staff' AND EXISTS (SELECT 1 FROM "tie" t WHERE t."resident" = "resident"."id" AND app_in_scope(t."unit_path"))));
CREATE POLICY keep ON "resident" FOR UPDATE USING ((SELECT app_kind()) = 'staff' AND EXISTS (SELECT 1 FROM "tie" t WHERE t."resident" = "resident"."id" AND app_in_scope(t."unit_path")));
CREATE POLICY read ON "place" FOR SELECT USING ((SELECT app_kind()) IN ('person', 'staff', 'public'));
CREATE POLICY keep ON "place" FOR ALL USING (app_in_scope("unit_path")) WITH CHECK (app_in_scope("unit_path"));
CREATE POLICY keep ON "household" FOR ALL USING (app_in_scope("unit_path")) WITH CHECK (app_in_scope("unit_path"));
CREATE POLICY own ON "household" FOR SELECT USING (EXISTS (SELECT 1 FROM "bond" b WHERE b."kind" = 'member' AND b."b" = "household"."id" AND b."a" = ANY ((SELECT app_persons())::uuid[])));
CREATE POLICY keep ON "bond" FOR ALL USING (app_in_scope("unit_path")) WITH CHECK (app_in_scope("unit_path"));
CREATE POLICY own ON "bond" FOR SELECT USING ("a" = ANY ((SELECT app_persons())::uuid[]) OR "b" = ANY ((SELECT app_persons())::uuid[]));
CREATE POLICY read ON "fact" FOR SELECT USING ("subject" = ANY ((SELECT app_persons())::uuid[]) OR (app_in_scope("unit_path") AND "level" <= (SELECT app_level())));
CREATE POLICY write ON "fact" FOR INSERT WITH CHECK ("subject" = ANY ((SELECT app_persons())::uuid[]) OR (SELECT app_kind()) = 'staff');
CREATE POLICY read ON "fact_now" FOR SELECT USING ("subject" = ANY ((SELECT app_persons())::uuid[]) OR (app_in_scope("unit_path") AND "level" <= (SELECT app_level())));
CREATE POLICY write ON "fact_now" FOR INSERT WITH CHECK ("subject" = ANY ((SELECT app_persons())::uuid[]) OR (SELECT app_kind()) = 'staff');
CREATE POLICY move ON "fact_now" FOR UPDATE USING ("subject" = ANY ((SELECT app_persons())::uuid[]) OR app_in_scope("unit_path"));
CREATE POLICY scope ON "entry" FOR SELECT USING ("subject" = ANY ((SELECT app_persons())::uuid[]) OR (app_in_scope("unit_path") AND "level" <= (SELECT app_level())));
CREATE POLICY write ON "entry" FOR INSERT WITH CHECK ((SELECT app_kind()) = 'staff');
CREATE POLICY move ON "entry" FOR UPDATE USING (app_in_scope("unit_path"));
CREATE POLICY parent ON "entry_event" FOR SELECT USING (EXISTS (SELECT 1 FROM "entry" e WHERE e."id" = "entry"));
CREATE POLICY write ON "entry_event" FOR INSERT WITH CHECK ((SELECT app_kind()) = 'staff');

-- Cases: the row itself says who sees it. Only children look up.
CREATE POLICY own ON "draft" FOR ALL USING ("owner" = (SELECT app_account())) WITH CHECK ("owner" = (SELECT app_account()));
CREATE POLICY mine ON "case" FOR SELECT USING ((SELECT app_kind()) IN ('person', 'staff') AND
  (app_in_scope("unit_path") OR "shared_with" && (SELECT app_units())::text[] OR "parties" && (SELECT app_persons())::uuid[]));
CREATE POLICY add ON "case" FOR INSERT WITH CHECK ((SELECT app_kind()) IN ('person', 'staff') AND
  (app_in_scope("unit_path") OR "shared_with" && (SELECT app_units())::text[] OR "parties" && (SELECT app_persons())::uuid[]));
CREATE POLICY work ON "case" FOR UPDATE USING ((SELECT app_kind()) IN ('person', 'staff') AND
  (app_in_scope("unit_path") OR "shared_with" && (SELECT app_units())::text[] OR "parties" && (SELECT app_persons())::uuid[]));
CREATE POLICY parent ON "case_event" FOR SELECT USING (EXISTS (SELECT 1 FROM "case" c WHERE c."id" = "case_id") AND ("audience" = 'all' OR (SELECT app_kind()) = 'staff'));
CREATE POLICY write ON "case_event" FOR INSERT WITH CHECK ((SELECT app_kind()) IN ('person', 'staff') AND "account" IS NOT DISTINCT FROM (SELECT app_account()));
CREATE POLICY parent ON "party" FOR SELECT USING (EXISTS (SELECT 1 FROM "case" c WHERE c."id" = "case_id"));
CREATE POLICY write ON "party" FOR INSERT WITH CHECK ((SELECT app_kind()) IN ('person', 'staff'));
CREATE POLICY move ON "party" FOR UPDATE USING (EXISTS (SELECT 1 FROM "case" c WHERE c."id" = "case_id"));
CREATE POLICY parent ON "task" FOR SELECT USING (EXISTS (SELECT 1 FROM "case" c WHERE c."id" = "case_id"));
CREATE POLICY write ON "task" FOR INSERT WITH CHECK ((SELECT app_kind()) IN ('person', 'staff'));
CREATE POLICY move ON "task" FOR UPDATE USING (EXISTS (SELECT 1 FROM "case" c WHERE c."id" = "case_id"));
CREATE POLICY parent ON "clock" FOR SELECT USING (EXISTS (SELECT 1 FROM "case" c WHERE c."id" = "case_id"));
CREATE POLICY write ON "clock" FOR INSERT WITH CHECK ((SELECT app_kind()) IN ('person', 'staff'));
CREATE POLICY move ON "clock" FOR UPDATE USING (EXISTS (SELECT 1 FROM "case" c WHERE c."id" = "case_id"));
CREATE POLICY parent ON "clock_event" FOR SELECT USING (EXISTS (SELECT 1 FROM "case" c WHERE c."id" = "case_id"));
CREATE POLICY write ON "clock_event" FOR INSERT WITH CHECK ((SELECT app_kind()) IN ('person', 'staff'));
CREATE POLICY parent ON "material" FOR SELECT USING (EXISTS (SELECT 1 FROM "case" c WHERE c."id" = "case_id"));
CREATE POLICY write ON "material" FOR INSERT WITH CHECK ((SELECT app_kind()) IN ('person', 'staff'));
CREATE POLICY move ON "material" FOR UPDATE USING (EXISTS (SELECT 1 FROM "case" c WHERE c."id" = "case_id"));

-- Messages, files, papers: as the case or the person they belong to.
CREATE POLICY mine ON "message" FOR SELECT USING ("to_account" = (SELECT app_account()) OR "to_person" = ANY ((SELECT app_persons())::uuid[]) OR ((SELECT app_kind()) = 'staff' AND "case_id" IS NOT NULL AND EXISTS (SELECT 1 FROM "case" c WHERE c."id" = "case_id")));
CREATE POLICY mark ON "message" FOR UPDATE USING ("to_account" = (SELECT app_account()) OR "to_person" = ANY ((SELECT app_persons())::uuid[]));
CREATE POLICY write ON "message" FOR INSERT WITH CHECK ((SELECT app_kind()) IN ('person', 'staff'));
CREATE POLICY demonstration ON "delivery" FOR SELECT USING ((SELECT app_kind()) = 'staff' AND "provider" = 'outbox');
CREATE POLICY signin ON "delivery" FOR INSERT WITH CHECK ((SELECT app_kind()) = 'signin');
CREATE POLICY mine ON "file" FOR SELECT USING ("owner" = (SELECT app_account()) OR ("case_id" IS NOT NULL AND EXISTS (SELECT 1 FROM "case" c WHERE c."id" = "case_id")));
CREATE POLICY add ON "file" FOR INSERT WITH CHECK ("owner" = (SELECT app_account()));
CREATE POLICY move ON "file" FOR UPDATE USING ("owner" = (SELECT app_account()) OR ("case_id" IS NOT NULL AND EXISTS (SELECT 1 FROM "case" c WHERE c."id" = "case_id")));
CREATE POLICY remove ON "file" FOR DELETE USING ("owner" = (SELECT app_account()) AND "case_id" IS NULL);
CREATE POLICY parent ON "paper" FOR SELECT USING (EXISTS (SELECT 1 FROM "case" c WHERE c."id" = "case_id"));
CREATE POLICY write ON "paper" FOR INSERT WITH CHECK ((SELECT app_kind()) IN ('person', 'staff'));
CREATE POLICY move ON "paper" FOR UPDATE USING (EXISTS (SELECT 1 FROM "case" c WHERE c."id" = "case_id"));
