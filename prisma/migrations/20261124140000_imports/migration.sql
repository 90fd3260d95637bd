-- Imports: a batch is one file, its rows are what became of each line.
CREATE TABLE "import_batch" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "account" UUID NOT NULL REFERENCES "account" ("id"),
    "unit_path" TEXT COLLATE "C" NOT NULL,
    "area" TEXT COLLATE "C" NOT NULL,
    "target" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'reading',
    "problem" TEXT,
    "file" UUID NOT NULL,
    "name_enc" TEXT NOT NULL,
    "looks_enc" TEXT,
    "mapping" JSONB,
    "choice" TEXT NOT NULL DEFAULT 'skip',
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "cursor" INTEGER NOT NULL DEFAULT 0,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "marked" UUID,
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "import_batch_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "import_batch_state" CHECK ("state" IN ('reading', 'mapping', 'checking', 'checked', 'applying', 'applied', 'undoing', 'undone', 'refused', 'dropped')),
    CONSTRAINT "import_batch_choice" CHECK ("choice" IN ('skip', 'update'))
);
CREATE INDEX "import_batch_unit_path_id_idx" ON "import_batch"("unit_path", "id");
CREATE INDEX "import_batch_account_idx" ON "import_batch"("account");
CREATE INDEX "import_batch_file_idx" ON "import_batch"("file");

CREATE TABLE "import_row" (
    "batch" UUID NOT NULL REFERENCES "import_batch" ("id"),
    "no" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "row_enc" TEXT NOT NULL,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "identity_mac" TEXT,
    "subject" UUID,
    "entry" UUID,
    "before_enc" TEXT,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("batch","no"),
    CONSTRAINT "import_row_state" CHECK ("state" IN ('ready', 'held', 'double', 'added', 'updated', 'same', 'skipped', 'dropped', 'undone', 'stuck'))
);
CREATE INDEX "import_row_batch_state_no_idx" ON "import_row"("batch", "state", "no");
CREATE INDEX "import_row_batch_identity_mac_idx" ON "import_row"("batch", "identity_mac");
CREATE INDEX "import_row_subject_idx" ON "import_row"("subject");
CREATE INDEX "import_row_entry_idx" ON "import_row"("entry");

-- The worker carries out a batch with the rights of the person who ordered it, as they are at this moment: whoever was
-- disabled or lost the post brings nothing in any more. Answers the actor, or NULL.
CREATE FUNCTION app_enter_for(wanted uuid) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a record; posts jsonb; units text[]; lo text; lvl int;
BEGIN
  IF coalesce(app_kind(), '') <> 'worker' THEN RAISE EXCEPTION 'not allowed' USING ERRCODE = '42501'; END IF;
  SELECT id, kind, name, status, locale, demo INTO a FROM account WHERE id = wanted;
  IF NOT FOUND OR a.status <> 'active' OR a.kind <> 'staff' THEN RETURN NULL; END IF;
  SELECT jsonb_agg(jsonb_build_object('id', p.id, 'role', r.key, 'roleName', r.name, 'unit', p.unit_path, 'unitName', u.name, 'parent', u.parent, 'reach', r.reach, 'level', r.level, 'grants', r.grants, 'home', r.home) ORDER BY p.at, p.id),
         array_agg(DISTINCT p.unit_path), max(r.level),
         min(CASE r.reach WHEN 'all' THEN '!' WHEN 'subtree' THEN coalesce(CASE WHEN u.kind = 'department' THEN u.parent ELSE u.path END, u.path) END)
    INTO posts, units, lvl, lo
    FROM post p JOIN role r ON r.key = p.role JOIN unit u ON u.path = p.unit_path
    WHERE p.account = a.id AND p."from" <= current_date AND (p."to" IS NULL OR p."to" >= current_date);
  PERFORM set_config('app.kind', 'staff', true),
          set_config('app.account', a.id::text, true),
          set_config('app.persons', '{}', true),
          set_config('app.units', coalesce(units, '{}')::text, true),
          set_config('app.lo', coalesce(lo, ''), true),
          set_config('app.hi', CASE WHEN lo IS NULL THEN '' WHEN lo = '!' THEN '~' ELSE left(lo, -1) || '0' END, true),
          set_config('app.level', coalesce(lvl, 1)::text, true);
  RETURN jsonb_build_object('account', a.id, 'kind', a.kind, 'name', a.name, 'resident', NULL, 'realLevel', 0, 'session', NULL,
    'channel', 'worker', 'behalf', NULL, 'persons', '[]'::jsonb, 'posts', coalesce(posts, '[]'::jsonb), 'locale', a.locale, 'display', NULL,
    'demo', a.demo, 'mustChange', false, 'until', NULL, 'idleSeconds', NULL);
END $$;

-- Takes back what an import has written about people of the own reach: values go back to what they were, unless somebody
-- has told another since, and the ties of the batch end together with the search rows that hang on them. Answers the row
-- numbers that stay, each with the reason.
CREATE FUNCTION registry_take_back(told jsonb) RETURNS TABLE (no int, why text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; f jsonb;
BEGIN
  FOR r IN SELECT * FROM jsonb_to_recordset(told) AS t(no int, subject uuid, unit text, tie text, on_day date, facts jsonb) LOOP
    IF coalesce(app_kind(), '') <> 'staff' OR NOT (coalesce(app_in_scope(r.unit), false) OR app_keeps_area(r.unit)) THEN RAISE EXCEPTION 'not allowed' USING ERRCODE = '42501'; END IF;
    IF EXISTS (SELECT 1 FROM jsonb_array_elements(r.facts) x JOIN fact_now n ON n.subject = r.subject AND n.element = x ->> 'element' AND n.unit_path = x ->> 'street'
        WHERE n.fact::text <> x ->> 'fact' AND n.fact::text IS DISTINCT FROM x -> 'before' ->> 'fact') THEN
      no := r.no; why := 'told_since'; RETURN NEXT; CONTINUE;
    END IF;
    IF r.tie IS NOT NULL AND NOT EXISTS (SELECT 1 FROM tie t WHERE t.resident = r.subject AND (coalesce(app_in_scope(t.unit_path), false) OR app_keeps_area(t.unit_path))
        AND NOT (t.unit_path = r.unit AND t.kind = r.tie AND t."from" = r.on_day)) THEN
      IF EXISTS (SELECT 1 FROM entry e WHERE e.subject = r.subject AND (coalesce(app_in_scope(e.unit_path), false) OR app_keeps_area(e.unit_path)) AND e.status <> 'withdrawn') THEN
        no := r.no; why := 'has_entries'; RETURN NEXT; CONTINUE;
      END IF;
      IF EXISTS (SELECT 1 FROM "case" c WHERE r.subject = ANY (c.parties) AND (coalesce(app_in_scope(c.unit_path), false) OR app_keeps_area(c.unit_path))) THEN
        no := r.no; why := 'has_cases'; RETURN NEXT; CONTINUE;
      END IF;
      IF EXISTS (SELECT 1 FROM bond b WHERE (b.a = r.subject OR b.b = r.subject) AND (coalesce(app_in_scope(b.unit_path), false) OR app_keeps_area(b.unit_path))) THEN
        no := r.no; why := 'has_household'; RETURN NEXT; CONTINUE;
      END IF;
      IF EXISTS (SELECT 1 FROM fact_now n WHERE n.subject = r.subject AND (coalesce(app_in_scope(n.unit_path), false) OR app_keeps_area(n.unit_path))
          AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(r.facts) x WHERE x ->> 'element' = n.element AND x ->> 'street' = n.unit_path)) THEN
        no := r.no; why := 'told_since'; RETURN NEXT; CONTINUE;
      END IF;
    END IF;
    FOR f IN SELECT x FROM jsonb_array_elements(r.facts) x LOOP
      IF f -> 'before' IS NULL OR jsonb_typeof(f -> 'before') = 'null' THEN
        DELETE FROM fact_now n WHERE n.subject = r.subject AND n.element = f ->> 'element' AND n.unit_path = f ->> 'street' AND n.fact::text = f ->> 'fact';
      ELSE
        UPDATE fact_now n SET fact = (f -> 'before' ->> 'fact')::uuid, weight = (f -> 'before' ->> 'weight')::int, value_mac = f -> 'before' ->> 'value_mac',
            stale_on = (f -> 'before' ->> 'stale_on')::date, contested_by = CASE WHEN n.contested_by IS NULL OR n.contested_by::text = f ->> 'fact' THEN (f -> 'before' ->> 'contested_by')::uuid ELSE n.contested_by END, level = (f -> 'before' ->> 'level')::int
          WHERE n.subject = r.subject AND n.element = f ->> 'element' AND n.unit_path = f ->> 'street';
      END IF;
      DELETE FROM lookup l USING jsonb_to_recordset(coalesce(f -> 'gone', '[]')) AS g(field text, value text)
        WHERE l.kind = 'resident' AND l.subject = r.subject AND l.unit_path = r.unit AND l.field = g.field AND l.value = g.value;
      INSERT INTO lookup (kind, field, value, unit_path, subject)
        SELECT 'resident', b.field, b.value, b.unit, r.subject FROM jsonb_to_recordset(coalesce(f -> 'back', '[]')) AS b(field text, value text, unit text)
        ON CONFLICT DO NOTHING;
    END LOOP;
    IF r.tie IS NOT NULL THEN
      DELETE FROM tie t WHERE t.resident = r.subject AND t.unit_path = r.unit AND t.kind = r.tie AND t."from" = r.on_day;
      IF NOT EXISTS (SELECT 1 FROM tie t WHERE t.resident = r.subject AND t.unit_path = r.unit) THEN
        DELETE FROM lookup l WHERE l.kind = 'resident' AND l.subject = r.subject AND l.unit_path = r.unit;
      END IF;
    END IF;
  END LOOP;
END $$;

ALTER FUNCTION app_enter_for(uuid) OWNER TO yikou_definer;
ALTER FUNCTION registry_take_back(jsonb) OWNER TO yikou_definer;
REVOKE ALL ON FUNCTION app_enter_for(uuid), registry_take_back(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_enter_for(uuid), registry_take_back(jsonb) TO yikou_app;
GRANT SELECT, INSERT, DELETE ON "lookup", "tie" TO yikou_definer;
GRANT SELECT, UPDATE, DELETE ON "fact_now" TO yikou_definer;
GRANT SELECT ON "bond", "entry", "case" TO yikou_definer;

GRANT SELECT, INSERT, UPDATE, DELETE ON "import_row" TO yikou_app;
GRANT SELECT, INSERT, UPDATE ON "import_batch" TO yikou_app;
ALTER TABLE "import_batch" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "import_batch" FORCE ROW LEVEL SECURITY;
ALTER TABLE "import_row" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "import_row" FORCE ROW LEVEL SECURITY;
CREATE POLICY worker ON "import_batch" USING ((SELECT app_kind()) = 'worker') WITH CHECK ((SELECT app_kind()) = 'worker');
CREATE POLICY worker ON "import_row" USING ((SELECT app_kind()) = 'worker') WITH CHECK ((SELECT app_kind()) = 'worker');
-- A batch is seen by who brought it and by whoever reaches the area that keeps it.
CREATE POLICY scope ON "import_batch" FOR SELECT USING ("account" = (SELECT app_account()) OR app_in_scope("unit_path"));
CREATE POLICY add ON "import_batch" FOR INSERT WITH CHECK ("account" = (SELECT app_account()) AND app_in_scope("unit_path"));
CREATE POLICY move ON "import_batch" FOR UPDATE USING ("account" = (SELECT app_account()) OR app_in_scope("unit_path"));
CREATE POLICY parent ON "import_row" FOR ALL USING (EXISTS (SELECT 1 FROM "import_batch" b WHERE b."id" = "batch"))
  WITH CHECK (EXISTS (SELECT 1 FROM "import_batch" b WHERE b."id" = "batch"));

SELECT pgboss.create_queue('run-import', '{"policy":"standard","retryLimit":8,"retryDelay":5,"retryBackoff":true,"expireInSeconds":120,"retentionMinutes":20160,"deadLetter":"dead"}');
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO yikou_app;
