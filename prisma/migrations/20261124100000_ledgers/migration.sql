-- Ledgers: public fields and review dates of entries, balances, and who reaches an entry.
ALTER TABLE "entry" ADD COLUMN "open" JSONB, ADD COLUMN "stale_on" DATE;
CREATE INDEX "entry_register_unit_path_stale_on_idx" ON "entry"("register", "unit_path", "stale_on");

CREATE TABLE "posting" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "register" TEXT NOT NULL,
    "holder" UUID NOT NULL,
    "unit_path" TEXT COLLATE "C" NOT NULL,
    "amount" BIGINT NOT NULL CHECK ("amount" <> 0),
    "on" DATE NOT NULL,
    "account" UUID,
    "entry" UUID REFERENCES "entry" ("id"),
    "case_id" UUID,
    "line" TEXT,
    "reverses" UUID REFERENCES "posting" ("id"),
    "why_enc" TEXT,

    CONSTRAINT "posting_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "posting_reverses_key" ON "posting"("reverses");
CREATE UNIQUE INDEX "posting_case_id_line_key" ON "posting"("case_id", "line");
CREATE INDEX "posting_register_holder_id_idx" ON "posting"("register", "holder", "id");
CREATE INDEX "posting_entry_idx" ON "posting"("entry");

CREATE TABLE "balance" (
    "register" TEXT NOT NULL,
    "holder" UUID NOT NULL,
    "unit_path" TEXT COLLATE "C" NOT NULL,
    "total" BIGINT NOT NULL,
    "floor" BIGINT,

    CONSTRAINT "balance_pkey" PRIMARY KEY ("register", "holder", "unit_path"),
    CONSTRAINT "balance_floor" CHECK ("floor" IS NULL OR "total" >= "floor")
);
CREATE INDEX "balance_holder_idx" ON "balance"("holder");

-- A ledger is read and kept by the desks of an area: a desk of a street reaches the entries of its whole street, a station
-- those of its community. Which roles may read which ledger is asked by the first fence; this one knows the area, for posts
-- whose role has the permission at all.
CREATE FUNCTION app_areas(wanted text) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT CASE WHEN r.reach = 'all' THEN '' WHEN u.kind = 'department' AND u.parent IS NOT NULL THEN u.parent ELSE u.path END), '{}')
  FROM post p JOIN role r ON r.key = p.role JOIN unit u ON u.path = p.unit_path
  WHERE app_kind() = 'staff' AND p.account = app_account() AND p."from" <= current_date AND (p."to" IS NULL OR p."to" >= current_date)
    AND wanted = ANY (r.grants) $$;
CREATE FUNCTION app_reads_area(path text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT EXISTS (SELECT 1 FROM unnest((SELECT app_areas('register.read'))) a WHERE starts_with(path, a)) $$;
CREATE FUNCTION app_keeps_area(path text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT EXISTS (SELECT 1 FROM unnest((SELECT app_areas('register.write'))) a WHERE starts_with(path, a)) $$;

-- Finds people by the keyed hash of their number, or adds them, ties them to their units and makes them findable there,
-- hundreds at once. A number known elsewhere looks exactly like a new one; another spelling of the name stays with the tie.
CREATE FUNCTION registry_tie_people(told jsonb) RETURNS TABLE (no int, resident uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF coalesce(app_kind(), '') NOT IN ('staff', 'worker') OR (app_kind() = 'staff' AND EXISTS (
      SELECT 1 FROM (SELECT DISTINCT t.unit FROM jsonb_to_recordset(told) AS t(unit text)) u WHERE NOT (coalesce(app_in_scope(u.unit), false) OR app_keeps_area(u.unit)))) THEN
    RAISE EXCEPTION 'not allowed' USING ERRCODE = '42501';
  END IF;
  -- In one order, so that two callers cannot wait for each other.
  INSERT INTO resident (id, id_mac, id_kind, id_enc, name, sex, birth)
    SELECT DISTINCT ON (t.mac) t.id, t.mac, t.kind, t.sealed, t.name, t.sex, t.born
    FROM jsonb_to_recordset(told) AS t(id uuid, mac text, kind text, sealed text, name text, sex text, born date) ORDER BY t.mac
    ON CONFLICT (id_mac) DO NOTHING;
  INSERT INTO tie (resident, unit_path, kind, "from", said)
    SELECT DISTINCT ON (r.id, t.unit) coalesce(r.merged_into, r.id), t.unit, t.tie, current_date, CASE WHEN r.name <> t.name THEN t.name END
    FROM jsonb_to_recordset(told) AS t(mac text, unit text, tie text, name text) JOIN resident r ON r.id_mac = t.mac ORDER BY r.id, t.unit
    ON CONFLICT DO NOTHING;
  INSERT INTO lookup (kind, field, value, unit_path, subject)
    SELECT 'resident', f.field, f.value, t.unit, coalesce(r.merged_into, r.id)
    FROM jsonb_to_recordset(told) AS t(mac text, unit text, finds jsonb) JOIN resident r ON r.id_mac = t.mac
    CROSS JOIN LATERAL jsonb_to_recordset(t.finds) AS f(field text, value text)
    ON CONFLICT DO NOTHING;
  RETURN QUERY SELECT t.no, coalesce(r.merged_into, r.id) FROM jsonb_to_recordset(told) AS t(no int, mac text) JOIN resident r ON r.id_mac = t.mac;
END $$;

-- Posts amounts and moves the balances with them. Answers the first holder whose balance would fall below its floor; then
-- nothing is posted. The balance lies with a street (unit); the right is asked for the place in it where the amount arose
-- (arose). A line of a case that was posted before, and a posting that was reversed before, are left out.
CREATE FUNCTION registry_post(told jsonb) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE fresh jsonb; low uuid;
BEGIN
  IF coalesce(app_kind(), '') NOT IN ('person', 'staff', 'worker') OR (app_kind() <> 'worker' AND EXISTS (
      SELECT 1 FROM jsonb_to_recordset(told) AS t(unit text, arose text, case_id uuid)
      WHERE NOT starts_with(t.arose, t.unit) IS TRUE
        OR (NOT (coalesce(app_in_scope(t.arose), false) OR app_keeps_area(t.arose)) AND NOT coalesce(app_sees_case(t.case_id), false)))) THEN
    RAISE EXCEPTION 'not allowed' USING ERRCODE = '42501';
  END IF;
  INSERT INTO balance (register, holder, unit_path, total, floor)
    SELECT DISTINCT ON (t.register, t.holder, t.unit) t.register, t.holder, t.unit, 0, t.floor
    FROM jsonb_to_recordset(told) AS t(register text, holder uuid, unit text, floor bigint) ORDER BY t.register, t.holder, t.unit
    ON CONFLICT DO NOTHING;
  -- Whoever comes second waits here, in one order for all, and then sees what the first has posted.
  PERFORM 1 FROM balance b WHERE (b.register, b.holder, b.unit_path) IN (
      SELECT t.register, t.holder, t.unit FROM jsonb_to_recordset(told) AS t(register text, holder uuid, unit text))
    ORDER BY b.register, b.holder, b.unit_path FOR UPDATE;
  SELECT coalesce(jsonb_agg(t.line), '[]') INTO fresh FROM jsonb_array_elements(told) AS t(line) WHERE NOT EXISTS (
    SELECT 1 FROM posting p WHERE (p.case_id = (t.line ->> 'case_id')::uuid AND p.line = t.line ->> 'line') OR p.reverses = (t.line ->> 'reverses')::uuid);
  SELECT b.holder INTO low FROM balance b JOIN (
      SELECT t.register, t.holder, t.unit, min(t.floor) AS floor, sum(t.amount) AS amount
      FROM jsonb_to_recordset(fresh) AS t(register text, holder uuid, unit text, floor bigint, amount bigint) GROUP BY 1, 2, 3
    ) s ON s.register = b.register AND s.holder = b.holder AND s.unit = b.unit_path
    WHERE s.amount < 0 AND b.total + s.amount < s.floor LIMIT 1;
  IF low IS NOT NULL THEN RETURN low; END IF;
  INSERT INTO posting (id, register, holder, unit_path, amount, "on", account, entry, case_id, line, reverses, why_enc)
    SELECT t.id, t.register, t.holder, t.unit, t.amount, t."on", app_account(), t.entry, t.case_id, t.line, t.reverses, t.why
    FROM jsonb_to_recordset(fresh) AS t(id uuid, register text, holder uuid, unit text, amount bigint, "on" date, entry uuid, case_id uuid, line text, reverses uuid, why text);
  UPDATE balance b SET total = b.total + s.amount, floor = CASE WHEN s.floor IS NULL THEN NULL ELSE least(s.floor, b.total + s.amount) END
    FROM (SELECT t.register, t.holder, t.unit, min(t.floor) AS floor, sum(t.amount)::bigint AS amount
      FROM jsonb_to_recordset(fresh) AS t(register text, holder uuid, unit text, floor bigint, amount bigint) GROUP BY 1, 2, 3) s
    WHERE s.register = b.register AND s.holder = b.holder AND s.unit = b.unit_path;
  RETURN NULL;
END $$;

-- What anybody may read of a ledger: the public fields of the entries in force, newest last.
CREATE FUNCTION registry_open(wanted text, past uuid, most int) RETURNS TABLE (id uuid, open jsonb, unit_path text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.id, e.open, e.unit_path FROM entry e
  WHERE e.register = wanted AND e.open IS NOT NULL AND e.status <> 'withdrawn' AND e."from" <= current_date AND (e."to" IS NULL OR e."to" > current_date)
    AND (past IS NULL OR e.id > past) ORDER BY e.id LIMIT least(most, 200) $$;

CREATE OR REPLACE FUNCTION app_may_join_entry(wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM entry e WHERE e.id = wanted AND app_kind() = 'staff'
    AND (app_in_scope(e.unit_path) OR app_keeps_area(e.unit_path) OR app_sees_case(e.case_id))) $$;

-- Names of the staff who wrote the history of an entry, for those who may read the entry.
CREATE FUNCTION registry_authors(wanted uuid) RETURNS TABLE (account uuid, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT a.id, coalesce(a.name, '') FROM entry_event v JOIN account a ON a.id = v.account JOIN entry e ON e.id = v.entry
  WHERE e.id = wanted AND a.kind = 'staff' AND app_kind() = 'staff'
    AND (app_in_scope(e.unit_path) OR app_reads_area(e.unit_path) OR app_sees_case(e.case_id)) $$;

ALTER FUNCTION registry_authors(uuid) OWNER TO yikou_definer;
REVOKE ALL ON FUNCTION registry_authors(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION registry_authors(uuid) TO yikou_app;
GRANT SELECT ON "entry_event" TO yikou_definer;
ALTER FUNCTION app_areas(text) OWNER TO yikou_definer;
ALTER FUNCTION registry_tie_people(jsonb) OWNER TO yikou_definer;
ALTER FUNCTION registry_post(jsonb) OWNER TO yikou_definer;
ALTER FUNCTION registry_open(text, uuid, int) OWNER TO yikou_definer;
REVOKE ALL ON FUNCTION app_areas(text), registry_tie_people(jsonb), registry_post(jsonb), registry_open(text, uuid, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_areas(text), registry_tie_people(jsonb), registry_post(jsonb), registry_open(text, uuid, int) TO yikou_app;
GRANT EXECUTE ON FUNCTION app_areas(text) TO yikou_definer;
GRANT SELECT, INSERT ON "lookup", "posting" TO yikou_definer;
GRANT SELECT, INSERT, UPDATE ON "balance" TO yikou_definer;

CREATE POLICY area ON "entry" FOR SELECT USING (app_reads_area("unit_path") AND "level" <= (SELECT app_level()));
CREATE POLICY keep_area ON "entry" FOR INSERT WITH CHECK (app_keeps_area("unit_path") AND "case_id" IS NULL AND "level" <= (SELECT app_level()));
CREATE POLICY move_area ON "entry" FOR UPDATE USING (app_keeps_area("unit_path") AND "level" <= (SELECT app_level()));
-- Search rows of entries: their kind begins with entry: (and ; follows : in the order of bytes).
CREATE POLICY area ON "lookup" FOR SELECT USING ("kind" >= 'entry:' AND "kind" < 'entry;' AND app_reads_area("unit_path"));
CREATE POLICY keep_area ON "lookup" FOR INSERT WITH CHECK ("kind" >= 'entry:' AND "kind" < 'entry;' AND app_keeps_area("unit_path"));
CREATE POLICY clear_area ON "lookup" FOR DELETE USING ("kind" >= 'entry:' AND "kind" < 'entry;' AND app_keeps_area("unit_path"));

GRANT SELECT ON "posting", "balance" TO yikou_app;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON "posting", "balance" FROM yikou_app;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "posting" FOR EACH ROW EXECUTE FUNCTION append_only();
ALTER TABLE "posting" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "posting" FORCE ROW LEVEL SECURITY;
ALTER TABLE "balance" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "balance" FORCE ROW LEVEL SECURITY;
CREATE POLICY worker ON "posting" USING ((SELECT app_kind()) = 'worker') WITH CHECK ((SELECT app_kind()) = 'worker');
CREATE POLICY worker ON "balance" USING ((SELECT app_kind()) = 'worker') WITH CHECK ((SELECT app_kind()) = 'worker');
CREATE POLICY scope ON "posting" FOR SELECT USING ("holder" = ANY ((SELECT app_persons())::uuid[]) OR app_in_scope("unit_path") OR app_reads_area("unit_path"));
CREATE POLICY scope ON "balance" FOR SELECT USING ("holder" = ANY ((SELECT app_persons())::uuid[]) OR app_in_scope("unit_path") OR app_reads_area("unit_path"));
