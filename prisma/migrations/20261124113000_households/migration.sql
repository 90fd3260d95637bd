-- Households with dated roles, guardians, places and tenancies, organisations and who may act for them.
-- A row of `bond` holds from its first day until the day before `to`: who moves on a day leaves and joins on that day.

-- Equality of ids beside ranges in one index, for WITHOUT OVERLAPS. A trusted extension: the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS btree_gist;

SELECT app_enter_as('worker');

-- The street that a unit lies in; above the streets the unit itself. What one street keeps is unique within it, so that a
-- number or a name taken by another street is refused to nobody.
CREATE FUNCTION registry_street(unit_path text) RETURNS text LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce((SELECT u.path FROM unit u WHERE u.kind = 'street' AND starts_with(unit_path, u.path)), unit_path) $$;
CREATE FUNCTION registry_in_street() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN NEW.street := registry_street(NEW.unit_path); RETURN NEW; END $$;

-- Households.
ALTER TABLE "household" ADD COLUMN "street" TEXT COLLATE "C" NOT NULL DEFAULT '', ADD COLUMN "from" DATE NOT NULL DEFAULT current_date, ADD COLUMN "to" DATE;
UPDATE "household" SET "street" = registry_street("unit_path"), "kind" = CASE WHEN "kind" IN ('family', 'tenants') THEN 'living' ELSE "kind" END;
ALTER TABLE "household" ADD CHECK ("kind" IN ('hukou', 'living')), ADD CHECK ("to" IS NULL OR "to" >= "from"), ADD CONSTRAINT "household_id_kind_key" UNIQUE ("id", "kind");
DROP INDEX "household_code_key";
CREATE UNIQUE INDEX "household_street_code_key" ON "household" ("street", "code");
ALTER TABLE "household" ADD FOREIGN KEY ("place") REFERENCES "place" ("id");
CREATE TRIGGER in_street BEFORE INSERT OR UPDATE OF "unit_path" ON "household" FOR EACH ROW EXECUTE FUNCTION registry_in_street();

-- Bonds. `seat` (the kind of the household) and `street` are those of the household and are written by the trigger alone.
ALTER TABLE "bond" ADD COLUMN "seat" TEXT, ADD COLUMN "street" TEXT COLLATE "C", ADD COLUMN "agreement" UUID, ADD COLUMN "services" TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN "evidence_enc" TEXT;
ALTER TABLE "bond" ADD CHECK ("kind" IN ('member', 'guardian', 'landlord', 'tenant', 'works_at', 'represents', 'acts_for'));
CREATE FUNCTION registry_take_seat() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  NEW.seat := NULL; NEW.street := NULL;
  IF NEW.kind = 'member' THEN SELECT h.kind, h.street INTO NEW.seat, NEW.street FROM household h WHERE h.id = NEW.b; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER take_seat BEFORE INSERT OR UPDATE OF "kind", "b", "seat", "street" ON "bond" FOR EACH ROW EXECUTE FUNCTION registry_take_seat();
UPDATE "bond" SET "kind" = "kind" WHERE "kind" = 'member';
-- Who joined and left on the same day was never a member on any day: such a row stays as history and takes no time.
ALTER TABLE "bond" ADD COLUMN "during" DATERANGE GENERATED ALWAYS AS (CASE WHEN "to" IS NULL OR "to" > "from" THEN daterange("from", "to", '[)') END) STORED,
  ADD COLUMN "headed" UUID GENERATED ALWAYS AS (CASE WHEN "kind" = 'member' AND "role" = '01' THEN "b" END) STORED;
ALTER TABLE "bond" ADD CHECK (("kind" = 'member') = ("seat" IS NOT NULL)), ADD CHECK (("kind" = 'member') = ("street" IS NOT NULL)),
  ADD CONSTRAINT "bond_one_household" UNIQUE ("a", "seat", "street", "during" WITHOUT OVERLAPS),
  ADD CONSTRAINT "bond_one_head" UNIQUE ("headed", "during" WITHOUT OVERLAPS),
  ADD FOREIGN KEY ("b", "seat") REFERENCES "household" ("id", "kind");
CREATE INDEX "bond_b_seat_idx" ON "bond" ("b", "seat");
CREATE INDEX "bond_agreement_idx" ON "bond" ("agreement") WHERE "agreement" IS NOT NULL;

-- Places: seen by the own street, and by whoever lives there, lets or rents it.
ALTER TABLE "place" ADD COLUMN "street" TEXT COLLATE "C" NOT NULL DEFAULT '', ADD COLUMN "type" TEXT, ADD COLUMN "division" TEXT, ADD COLUMN "grid" TEXT,
  ADD COLUMN "from" DATE NOT NULL DEFAULT current_date, ADD COLUMN "to" DATE;
UPDATE "place" SET "street" = registry_street("unit_path");
ALTER TABLE "place" ADD CHECK ("kind" IN ('building', 'dwelling', 'premises', 'facility')), ADD CHECK ("to" IS NULL OR "to" >= "from"),
  ADD CHECK ("division" ~ '^\d{9}(\d{3})?$'), ADD FOREIGN KEY ("parent") REFERENCES "place" ("id");
DROP INDEX "place_code_key";
CREATE UNIQUE INDEX "place_street_code_key" ON "place" ("street", "code");
CREATE TRIGGER in_street BEFORE INSERT OR UPDATE OF "unit_path" ON "place" FOR EACH ROW EXECUTE FUNCTION registry_in_street();
DROP POLICY read ON "place";
CREATE POLICY own ON "place" FOR SELECT USING (
  EXISTS (SELECT 1 FROM "household" h JOIN "bond" m ON m."b" = h."id" WHERE h."place" = "place"."id" AND m."kind" = 'member' AND m."a" = ANY ((SELECT app_persons())::uuid[]))
  OR EXISTS (SELECT 1 FROM "bond" r WHERE r."b" = "place"."id" AND r."kind" IN ('landlord', 'tenant') AND r."a" = ANY ((SELECT app_persons())::uuid[])));

-- Organisations: one row in each street that knows it, found by the unified social credit code.
CREATE TABLE "organisation" (
  "id" UUID NOT NULL DEFAULT uuidv7() PRIMARY KEY,
  "at" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),
  "unit_path" TEXT COLLATE "C" NOT NULL,
  "street" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "code" TEXT NOT NULL,
  "code_mac" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('enterprise', 'institution', 'social-organisation', 'property-company', 'self-employed')),
  "name" TEXT NOT NULL,
  "address_enc" TEXT,
  "place" UUID REFERENCES "place" ("id"),
  "from" DATE NOT NULL DEFAULT current_date,
  "to" DATE CHECK ("to" IS NULL OR "to" >= "from"));
CREATE UNIQUE INDEX "organisation_street_code_mac_key" ON "organisation" ("street", "code_mac");
CREATE INDEX "organisation_unit_path_id_idx" ON "organisation" ("unit_path", "id");
CREATE INDEX "organisation_place_idx" ON "organisation" ("place");
CREATE TRIGGER in_street BEFORE INSERT OR UPDATE OF "unit_path" ON "organisation" FOR EACH ROW EXECUTE FUNCTION registry_in_street();

-- How somebody or something is reached: phones, addresses, each with whom one speaks to.
CREATE TABLE "contact" (
  "id" UUID NOT NULL DEFAULT uuidv7() PRIMARY KEY,
  "at" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),
  "subject" UUID NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('mobile', 'landline', 'email')),
  "value_enc" TEXT NOT NULL,
  "value_mac" TEXT NOT NULL,
  "who_enc" TEXT,
  "unit_path" TEXT COLLATE "C" NOT NULL,
  "from" DATE NOT NULL DEFAULT current_date,
  "to" DATE);
CREATE INDEX "contact_subject_idx" ON "contact" ("subject");
CREATE INDEX "contact_value_mac_idx" ON "contact" ("value_mac");

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['organisation', 'contact'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO yikou_app', t);
    EXECUTE format('CREATE POLICY worker ON %I USING ((SELECT app_kind()) = ''worker'') WITH CHECK ((SELECT app_kind()) = ''worker'')', t);
    EXECUTE format('CREATE POLICY keep ON %I FOR ALL USING (app_in_scope("unit_path")) WITH CHECK (app_in_scope("unit_path"))', t);
  END LOOP;
END $$;
CREATE POLICY own ON "organisation" FOR SELECT USING (EXISTS (SELECT 1 FROM "bond" b WHERE b."b" = "organisation"."id"
  AND b."kind" IN ('works_at', 'represents', 'acts_for') AND b."a" = ANY ((SELECT app_persons())::uuid[])));
CREATE POLICY own ON "contact" FOR SELECT USING ("subject" = ANY ((SELECT app_persons())::uuid[]));
-- Nothing of it is ever removed: it ends.
REVOKE DELETE ON "household", "place", "bond", "mandate" FROM yikou_app;

-- A mandate without an uploaded proof says in words what proves it.
ALTER TABLE "mandate" ADD COLUMN "evidence_enc" TEXT;

-- Whom a person may act for today beside oneself: principals of running mandates, and wards. The guardian of a child acts
-- until the child comes of age, which the bond's last day says.
CREATE FUNCTION app_acts_for(agent_of uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.principal FROM mandate m WHERE m.agent = agent_of AND m.ended_at IS NULL AND m."from" <= current_date AND (m."to" IS NULL OR m."to" >= current_date)
  UNION SELECT g.a FROM bond g WHERE g.kind = 'guardian' AND g.b = agent_of AND g."from" <= current_date AND (g."to" IS NULL OR g."to" > current_date) $$;
ALTER FUNCTION app_acts_for(uuid) OWNER TO yikou_definer;
REVOKE ALL ON FUNCTION app_acts_for(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_acts_for(uuid) TO yikou_definer;
GRANT SELECT ON "bond" TO yikou_definer;

-- The same as before but for the persons.
CREATE OR REPLACE FUNCTION app_enter(session_hash text) RETURNS jsonb
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
      UNION SELECT app_acts_for(a.resident) WHERE a.resident IS NOT NULL) x;
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
