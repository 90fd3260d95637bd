-- A number that a street corrected or wrote down differently, kept with its own ties when the person, or the number, is
-- known in another street too: what is told to one street moves nothing in another.
ALTER TABLE "tie" ADD COLUMN "said_mac" TEXT, ADD COLUMN "said_kind" TEXT, ADD COLUMN "said_enc" TEXT, ADD COLUMN "said_sex" TEXT, ADD COLUMN "said_birth" DATE;
CREATE INDEX "tie_said_mac_idx" ON "tie" ("said_mac");

ALTER TABLE "resident" ADD CHECK ("id_kind" IN ('citizen-id', 'residence-permit', 'foreign-resident-card', 'temporary'));

-- The street that a unit lies in; the unit itself when it lies in none.
CREATE FUNCTION registry_street_of(unit text) RETURNS text LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce((SELECT u.path FROM unit u WHERE u.kind = 'street' AND starts_with(unit, u.path)), unit) $$;

-- The street that the reader's subtree lies in. A community sees what its street noted of the community's own people.
CREATE FUNCTION app_street() RETURNS text LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT u.path FROM unit u WHERE u.kind = 'street' AND starts_with((SELECT app_lo()), u.path) $$;

CREATE FUNCTION registry_may_write(unit text) RETURNS void LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  IF coalesce(app_kind(), '') NOT IN ('staff', 'worker') OR (app_kind() = 'staff' AND NOT coalesce(app_in_scope(unit), false)) THEN
    RAISE EXCEPTION 'not allowed' USING ERRCODE = '42501';
  END IF;
END $$;

-- Finds or adds the person with this number, for a street that may have corrected numbers: it finds its own person under the
-- corrected one; and where it says that the holder of this number has another, the number is somebody else's to it, who is
-- added beside. Everything else is registry_find_or_add.
CREATE FUNCTION registry_find_or_tie(mac text, kind text, sealed text, person_name text, person_sex text, born date, new_id uuid, unit text, tie_kind text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found uuid; street text := registry_street_of(unit);
BEGIN
  PERFORM registry_may_write(unit);
  SELECT t.resident INTO found FROM tie t WHERE t.said_mac = mac AND starts_with(t.unit_path, street) LIMIT 1;
  IF found IS NOT NULL THEN
    INSERT INTO tie (resident, unit_path, kind, "from") VALUES (found, unit, tie_kind, current_date) ON CONFLICT DO NOTHING;
  ELSIF EXISTS (SELECT 1 FROM resident r JOIN tie t ON t.resident = r.id WHERE r.id_mac = mac AND starts_with(t.unit_path, street) AND t.said_mac <> mac) THEN
    INSERT INTO resident (id, id_mac, id_kind, id_enc, name, sex, birth) VALUES (new_id, mac || '~' || new_id, kind, sealed, person_name, person_sex, born);
    INSERT INTO tie (resident, unit_path, kind, "from", said_mac, said_kind, said_enc, said_sex, said_birth)
      VALUES (new_id, unit, tie_kind, current_date, mac, kind, sealed, person_sex, born);
    RETURN new_id;
  ELSE
    found := registry_find_or_add(mac, kind, sealed, person_name, person_sex, born, new_id, unit, tie_kind);
  END IF;
  -- A further tie says what those of the same street say.
  UPDATE tie t SET said = o.said, said_mac = o.said_mac, said_kind = o.said_kind, said_enc = o.said_enc, said_sex = o.said_sex, said_birth = o.said_birth
    FROM (SELECT * FROM tie x WHERE x.resident = found AND starts_with(x.unit_path, street) ORDER BY x.at, x.id LIMIT 1) o
    WHERE t.resident = found AND t.unit_path = unit AND t.id <> o.id AND t.said IS NULL AND t.said_mac IS NULL;
  RETURN found;
END $$;

-- The person whose number and name both match, as any street has written them down; used once to bind an account.
CREATE OR REPLACE FUNCTION registry_match(mac text, person_name text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(r.merged_into, r.id) FROM resident r
  WHERE r.died IS NULL AND app_kind() IN ('person', 'signin')
    AND (r.id_mac = mac OR r.id IN (SELECT t.resident FROM tie t WHERE t.said_mac = mac))
    AND (r.name = person_name OR EXISTS (SELECT 1 FROM tie t WHERE t.resident = r.id AND t.said = person_name))
  ORDER BY r.id_mac <> mac LIMIT 1 $$;

-- Whether only the street of this unit knows the person.
CREATE FUNCTION registry_alone(person uuid, street text) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT NOT EXISTS (SELECT 1 FROM tie t WHERE t.resident = person AND NOT starts_with(t.unit_path, street)) $$;

-- A street gives a person another name. Where another street knows the person too, only the own ties say so.
CREATE FUNCTION registry_amend_name(person uuid, new_name text, unit text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE street text := registry_street_of(unit);
BEGIN
  PERFORM registry_may_write(unit);
  IF registry_alone(person, street) THEN
    UPDATE resident SET name = new_name WHERE id = person;
    UPDATE tie SET said = NULL WHERE resident = person AND said IS NOT NULL;
  ELSE
    UPDATE tie SET said = new_name WHERE resident = person AND starts_with(unit_path, street);
  END IF;
END $$;

-- A street corrects a number. In place when nobody else knows the person or the number; else with the own ties.
CREATE FUNCTION registry_amend_number(person uuid, new_mac text, new_kind text, sealed text, new_sex text, born date, unit text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE street text := registry_street_of(unit);
BEGIN
  PERFORM registry_may_write(unit);
  IF registry_alone(person, street) AND NOT EXISTS (SELECT 1 FROM resident r WHERE r.id_mac = new_mac AND r.id <> person) THEN
    UPDATE resident SET id_mac = new_mac, id_kind = new_kind, id_enc = sealed, sex = coalesce(new_sex, sex), birth = born WHERE id = person;
    UPDATE tie SET said_mac = NULL, said_kind = NULL, said_enc = NULL, said_sex = NULL, said_birth = NULL WHERE resident = person AND said_mac IS NOT NULL;
  ELSE
    UPDATE tie t SET said_mac = new_mac, said_kind = new_kind, said_enc = sealed, said_sex = coalesce(new_sex, r.sex), said_birth = born
      FROM resident r WHERE r.id = person AND t.resident = person AND starts_with(t.unit_path, street);
  END IF;
END $$;

-- Takes away search rows of one person in one street, of the fields named, before new ones are written. The writer may be
-- the person, or a desk that has no right to look.
CREATE FUNCTION registry_forget_lookups(person uuid, unit text, fields text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT coalesce(app_kind() IN ('staff', 'worker') OR (app_kind() = 'person' AND person = ANY (app_persons())), false) THEN
    RAISE EXCEPTION 'not allowed' USING ERRCODE = '42501';
  END IF;
  DELETE FROM lookup l WHERE l.kind = 'resident' AND l.subject = person AND l.field = ANY (fields) AND starts_with(l.unit_path, registry_street_of(unit));
END $$;

ALTER FUNCTION registry_find_or_tie(text, text, text, text, text, date, uuid, text, text) OWNER TO yikou_definer;
ALTER FUNCTION registry_match(text, text) OWNER TO yikou_definer;
ALTER FUNCTION registry_amend_name(uuid, text, text) OWNER TO yikou_definer;
ALTER FUNCTION registry_amend_number(uuid, text, text, text, text, date, text) OWNER TO yikou_definer;
ALTER FUNCTION registry_forget_lookups(uuid, text, text[]) OWNER TO yikou_definer;
REVOKE ALL ON FUNCTION registry_find_or_tie(text, text, text, text, text, date, uuid, text, text), registry_amend_name(uuid, text, text), registry_amend_number(uuid, text, text, text, text, date, text),
  registry_forget_lookups(uuid, text, text[]), registry_may_write(text), registry_alone(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION registry_find_or_tie(text, text, text, text, text, date, uuid, text, text), registry_amend_name(uuid, text, text), registry_amend_number(uuid, text, text, text, text, date, text),
  registry_forget_lookups(uuid, text, text[]) TO yikou_app;
GRANT EXECUTE ON FUNCTION registry_may_write(text), registry_alone(uuid, text) TO yikou_definer;

-- Buildings and other places are found by name, part of a name and code, with the same search rows as people.
CREATE FUNCTION place_lookups() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM lookup WHERE kind = 'place' AND subject = NEW.id;
  END IF;
  INSERT INTO lookup (kind, field, value, unit_path, subject)
    SELECT 'place', x.field, x.value, NEW.unit_path, NEW.id FROM (
      SELECT 'code' AS field, upper(NEW.code) AS value
      UNION SELECT 'name', NEW.name
      UNION SELECT 'name-bigram', substr(NEW.name, at, 2) FROM generate_series(1, char_length(NEW.name) - 1) AS g(at) WHERE NEW.kind <> 'dwelling') x
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER place_lookups AFTER INSERT OR UPDATE OF "name", "code", "unit_path" ON "place" FOR EACH ROW EXECUTE FUNCTION place_lookups();

-- A community reads what its street noted of people who are tied to the community.
CREATE POLICY community ON "fact" FOR SELECT USING ((SELECT app_kind()) = 'staff' AND "unit_path" = (SELECT app_street()) AND "level" <= (SELECT app_level())
  AND EXISTS (SELECT 1 FROM "tie" t WHERE t."resident" = "subject" AND app_in_scope(t."unit_path")));
CREATE POLICY community ON "fact_now" FOR SELECT USING ((SELECT app_kind()) = 'staff' AND "unit_path" = (SELECT app_street()) AND "level" <= (SELECT app_level())
  AND EXISTS (SELECT 1 FROM "tie" t WHERE t."resident" = "subject" AND app_in_scope(t."unit_path")));
CREATE POLICY community ON "entry" FOR SELECT USING ((SELECT app_kind()) = 'staff' AND "unit_path" = (SELECT app_street()) AND "level" <= (SELECT app_level())
  AND EXISTS (SELECT 1 FROM "tie" t WHERE t."resident" = "subject" AND app_in_scope(t."unit_path")));

-- Who looked at a person of the own street is shown to the staff of that street, and to the person.
DROP POLICY about_me ON "audit";
CREATE POLICY about_me ON "audit" FOR SELECT USING ((SELECT app_kind()) = 'person' AND "command" IN ('person-card', 'person-record', 'unmask-person')
  AND "subject" = ANY ((SELECT app_persons())::text[]));
CREATE POLICY about_ours ON "audit" FOR SELECT USING ((SELECT app_kind()) = 'staff' AND "outcome" = 'done'
  AND "command" IN ('person-card', 'person-record', 'unmask-person') AND app_in_scope("unit_path"));
