-- The desk of the data steward: facts to ask again, possible duplicates, merges that can be undone.

CREATE TABLE "recheck" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "subject" UUID NOT NULL,
  "element" TEXT NOT NULL,
  "fact" UUID NOT NULL,
  "unit_path" TEXT COLLATE "C" NOT NULL,
  "account" UUID NOT NULL,
  "reason" TEXT NOT NULL,
  CONSTRAINT "recheck_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "recheck_subject_element_id_idx" ON "recheck" ("subject", "element", "id");
CREATE INDEX "recheck_unit_path_id_idx" ON "recheck" ("unit_path", "id");
CREATE INDEX "recheck_fact_idx" ON "recheck" ("fact");
CREATE INDEX "recheck_account_idx" ON "recheck" ("account");

CREATE TABLE "duplicate" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "a" UUID NOT NULL,
  "b" UUID NOT NULL,
  "unit_path" TEXT COLLATE "C" NOT NULL,
  "why" TEXT NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'open',
  "account" UUID,
  "decided_at" TIMESTAMPTZ(6),
  "reason" TEXT,
  CONSTRAINT "duplicate_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "duplicate_unit_path_a_b_key" ON "duplicate" ("unit_path", "a", "b");
CREATE INDEX "duplicate_unit_path_state_id_idx" ON "duplicate" ("unit_path", "state", "id");
CREATE INDEX "duplicate_a_idx" ON "duplicate" ("a");
CREATE INDEX "duplicate_b_idx" ON "duplicate" ("b");
CREATE INDEX "duplicate_account_idx" ON "duplicate" ("account");

CREATE TABLE "merge" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "winner" UUID NOT NULL,
  "loser" UUID NOT NULL,
  "unit_path" TEXT COLLATE "C" NOT NULL,
  "account" UUID NOT NULL,
  "reason" TEXT NOT NULL,
  "moved_enc" TEXT NOT NULL,
  "undoes" UUID,
  CONSTRAINT "merge_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "merge_winner_idx" ON "merge" ("winner");
CREATE INDEX "merge_loser_idx" ON "merge" ("loser");
CREATE INDEX "merge_account_idx" ON "merge" ("account");
CREATE INDEX "merge_unit_path_id_idx" ON "merge" ("unit_path", "id");
CREATE UNIQUE INDEX "merge_undoes_key" ON "merge" ("undoes");

-- How far the search for duplicates has come. The worker's own.
CREATE TABLE "sweep_mark" ("key" TEXT NOT NULL, "last" UUID NOT NULL, CONSTRAINT "sweep_mark_pkey" PRIMARY KEY ("key"));

ALTER TABLE "duplicate" ADD CHECK ("a" < "b"), ADD CHECK ("state" IN ('open', 'different', 'merged'));
ALTER TABLE "merge" ADD CHECK ("winner" <> "loser");
ALTER TABLE "recheck" ADD FOREIGN KEY ("fact") REFERENCES "fact" ("id"), ADD FOREIGN KEY ("account") REFERENCES "account" ("id");
ALTER TABLE "duplicate" ADD FOREIGN KEY ("a") REFERENCES "resident" ("id"), ADD FOREIGN KEY ("b") REFERENCES "resident" ("id"), ADD FOREIGN KEY ("account") REFERENCES "account" ("id");
ALTER TABLE "merge" ADD FOREIGN KEY ("winner") REFERENCES "resident" ("id"), ADD FOREIGN KEY ("loser") REFERENCES "resident" ("id"), ADD FOREIGN KEY ("account") REFERENCES "account" ("id"), ADD FOREIGN KEY ("undoes") REFERENCES "merge" ("id");

-- The queues of a street, each in the order of its list.
CREATE INDEX "fact_now_conflict" ON "fact_now" ("unit_path", "subject", "element") WHERE "contested_by" IS NOT NULL;
CREATE INDEX "fact_now_unverified" ON "fact_now" ("unit_path", "subject", "element") WHERE "weight" = 1;
CREATE INDEX "fact_now_overdue" ON "fact_now" ("unit_path", "stale_on", "subject", "element") WHERE "stale_on" IS NOT NULL;
CREATE INDEX "fact_now_overdue_element" ON "fact_now" ("unit_path", "element", "stale_on", "subject") WHERE "stale_on" IS NOT NULL;
CREATE INDEX "fact_now_conflict_element" ON "fact_now" ("unit_path", "element", "subject") WHERE "contested_by" IS NOT NULL;
CREATE INDEX "fact_now_unverified_element" ON "fact_now" ("unit_path", "element", "subject") WHERE "weight" = 1;

GRANT SELECT, INSERT ON "recheck", "merge" TO yikou_app;
GRANT SELECT, INSERT, UPDATE ON "duplicate", "sweep_mark" TO yikou_app;
REVOKE UPDATE, DELETE, TRUNCATE ON "recheck", "merge" FROM yikou_app;
REVOKE DELETE, TRUNCATE ON "duplicate", "sweep_mark" FROM yikou_app;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "recheck" FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "merge" FOR EACH ROW EXECUTE FUNCTION append_only();
GRANT SELECT, INSERT, UPDATE, DELETE ON "duplicate" TO yikou_definer;
GRANT SELECT ON "merge" TO yikou_definer;
GRANT DELETE ON "fact_now" TO yikou_definer;
GRANT SELECT, UPDATE ON "message" TO yikou_definer;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['recheck', 'duplicate', 'merge', 'sweep_mark'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY worker ON %I USING ((SELECT app_kind()) = ''worker'') WITH CHECK ((SELECT app_kind()) = ''worker'')', t);
  END LOOP;
END $$;
CREATE POLICY scope ON "recheck" FOR SELECT USING (app_in_scope("unit_path"));
CREATE POLICY ask ON "recheck" FOR INSERT WITH CHECK (app_in_scope("unit_path") AND "account" = (SELECT app_account()));
CREATE POLICY scope ON "duplicate" FOR SELECT USING (app_in_scope("unit_path"));
CREATE POLICY decide ON "duplicate" FOR UPDATE USING (app_in_scope("unit_path")) WITH CHECK (app_in_scope("unit_path"));
CREATE POLICY scope ON "merge" FOR SELECT USING (app_in_scope("unit_path"));
CREATE POLICY write ON "merge" FOR INSERT WITH CHECK (app_in_scope("unit_path") AND "account" = (SELECT app_account()));
-- Of a merged person the ties have moved, and who merged them still reads both.
CREATE POLICY merged ON "resident" FOR SELECT USING ((SELECT app_kind()) = 'staff' AND EXISTS (SELECT 1 FROM "merge" m WHERE m."loser" = "resident"."id" AND app_in_scope(m."unit_path")));

-- Everybody who was merged into a person, through all steps, as the reader may know it.
CREATE FUNCTION registry_absorbed(person uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH RECURSIVE absorbed AS (
    SELECT m.loser FROM merge m WHERE m.winner = person AND m.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM merge u WHERE u.undoes = m.id)
    UNION
    SELECT m.loser FROM merge m JOIN absorbed a ON m.winner = a.loser WHERE m.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM merge u WHERE u.undoes = m.id)
  ) SELECT loser FROM absorbed $$;

-- A fact of somebody who was merged into me, in the reach of that merge.
CREATE FUNCTION app_absorbed(wanted uuid, path text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app_kind() = 'person' AND EXISTS (
    WITH RECURSIVE up AS (
      SELECT wanted AS id
      UNION
      SELECT m.winner FROM merge m JOIN up ON m.loser = up.id WHERE m.undoes IS NULL AND starts_with(path, m.unit_path)
        AND NOT EXISTS (SELECT 1 FROM merge u WHERE u.undoes = m.id)
    ) SELECT 1 FROM up WHERE up.id <> wanted AND up.id = ANY (app_persons())) $$;
CREATE POLICY absorbed ON "fact" FOR SELECT USING ((SELECT app_kind()) = 'person' AND app_absorbed("subject", "unit_path"));

-- Who a number stands for at a unit: the person that was put in place of the one it was given to.
CREATE FUNCTION registry_standing(person uuid, unit text) RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE stands uuid := person; next uuid;
BEGIN
  LOOP
    SELECT m.winner INTO next FROM merge m WHERE m.loser = stands AND m.undoes IS NULL AND starts_with(unit, m.unit_path)
      AND NOT EXISTS (SELECT 1 FROM merge u WHERE u.undoes = m.id) ORDER BY m.id DESC LIMIT 1;
    IF next IS NULL THEN SELECT r.merged_into INTO next FROM resident r WHERE r.id = stands; END IF;
    EXIT WHEN next IS NULL OR next = person;
    stands := next;
  END LOOP;
  RETURN stands;
END $$;

CREATE OR REPLACE FUNCTION registry_find_or_add(mac text, kind text, sealed text, person_name text, person_sex text, born date, new_id uuid, unit text, tie_kind text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found uuid;
BEGIN
  IF coalesce(app_kind(), '') NOT IN ('staff', 'worker') THEN RAISE EXCEPTION 'not allowed' USING ERRCODE = '42501'; END IF;
  IF app_kind() = 'staff' AND NOT coalesce(app_in_scope(unit), false) THEN RAISE EXCEPTION 'not allowed' USING ERRCODE = '42501'; END IF;
  INSERT INTO resident (id, id_mac, id_kind, id_enc, name, sex, birth) VALUES (new_id, mac, kind, sealed, person_name, person_sex, born)
    ON CONFLICT (id_mac) DO NOTHING;
  SELECT registry_standing(r.id, unit) INTO found FROM resident r WHERE r.id_mac = mac;
  INSERT INTO tie (resident, unit_path, kind, "from") VALUES (found, unit, tie_kind, current_date) ON CONFLICT DO NOTHING;
  RETURN found;
END $$;

-- The same where a street has corrected a number.
CREATE OR REPLACE FUNCTION registry_find_or_tie(mac text, kind text, sealed text, person_name text, person_sex text, born date, new_id uuid, unit text, tie_kind text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found uuid; street text := registry_street_of(unit);
BEGIN
  PERFORM registry_may_write(unit);
  SELECT t.resident INTO found FROM tie t WHERE t.said_mac = mac AND starts_with(t.unit_path, street) LIMIT 1;
  IF found IS NOT NULL THEN
    found := registry_standing(found, unit);
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

-- The same for hundreds at once. Few people were ever merged, so most rows ask no further.
CREATE FUNCTION registry_stands_for(person uuid, merged uuid, unit text) RETURNS uuid LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN EXISTS (SELECT 1 FROM merge m WHERE m.loser = person) THEN registry_standing(person, unit) ELSE coalesce(merged, person) END $$;
CREATE OR REPLACE FUNCTION registry_tie_people(told jsonb) RETURNS TABLE (no int, resident uuid)
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
    SELECT DISTINCT ON (r.id, t.unit) registry_stands_for(r.id, r.merged_into, t.unit), t.unit, t.tie, current_date, CASE WHEN r.name <> t.name THEN t.name END
    FROM jsonb_to_recordset(told) AS t(mac text, unit text, tie text, name text) JOIN resident r ON r.id_mac = t.mac ORDER BY r.id, t.unit
    ON CONFLICT DO NOTHING;
  INSERT INTO lookup (kind, field, value, unit_path, subject)
    SELECT 'resident', f.field, f.value, t.unit, registry_stands_for(r.id, r.merged_into, t.unit)
    FROM jsonb_to_recordset(told) AS t(mac text, unit text, finds jsonb) JOIN resident r ON r.id_mac = t.mac
    CROSS JOIN LATERAL jsonb_to_recordset(t.finds) AS f(field text, value text)
    ON CONFLICT DO NOTHING;
  RETURN QUERY SELECT t.no, registry_stands_for(r.id, r.merged_into, t.unit) FROM jsonb_to_recordset(told) AS t(no int, mac text, unit text) JOIN resident r ON r.id_mac = t.mac;
END $$;
REVOKE ALL ON FUNCTION registry_stands_for(uuid, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION registry_stands_for(uuid, uuid, text) TO yikou_definer;

-- Whether the present value holds against what is told now and has not expired: its source is weightier; or the sources
-- are equals of different kinds that disagree, and the data element says that somebody must decide (`ask`).
-- A steward's decision (source `steward`) is such a decision.
CREATE FUNCTION registry_holds(present fact_now, told_weight int, told_mac text, told_source text, ask boolean, on_day date) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN present.weight < told_weight THEN false
    WHEN present.weight = told_weight AND (NOT ask OR present.value_mac = told_mac OR told_source = 'steward') THEN false
    ELSE EXISTS (SELECT 1 FROM fact o WHERE o.id = present.fact AND (o.until IS NULL OR o.until >= on_day)
      AND (present.weight > told_weight OR split_part(o.source, ':', 1) <> split_part(told_source, ':', 1))) END $$;

-- Moves the present value of one element of one person in one street to a fact, or notes it beside. Answers the fact that
-- is present afterwards.
CREATE FUNCTION registry_tell(told jsonb, whose uuid, street text, on_day date) RETURNS uuid
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE f record; n fact_now; agrees boolean;
BEGIN
  SELECT * INTO f FROM jsonb_to_record(told) AS (id uuid, element text, weight int, mac text, stale date, level int, source text, ask boolean);
  INSERT INTO fact_now (subject, element, fact, stale_on, level, unit_path, weight, value_mac)
    VALUES (whose, f.element, f.id, f.stale, f.level, street, f.weight, f.mac) ON CONFLICT DO NOTHING;
  IF FOUND THEN RETURN f.id; END IF;
  SELECT * INTO n FROM fact_now p WHERE p.subject = whose AND p.element = f.element AND p.unit_path = street FOR UPDATE;
  agrees := n.value_mac = f.mac;
  IF registry_holds(n, f.weight, f.mac, coalesce(f.source, ''), coalesce(f.ask, false), on_day) THEN
    UPDATE fact_now p SET contested_by = CASE WHEN NOT agrees THEN f.id END, level = f.level,
      stale_on = CASE WHEN agrees THEN greatest(p.stale_on, f.stale) ELSE p.stale_on END
      WHERE p.subject = whose AND p.element = f.element AND p.unit_path = street;
    RETURN n.fact;
  END IF;
  UPDATE fact_now p SET fact = f.id, weight = f.weight, value_mac = f.mac, stale_on = f.stale, contested_by = NULL, level = f.level
    WHERE p.subject = whose AND p.element = f.element AND p.unit_path = street;
  RETURN f.id;
END $$;

-- As before, one element at a time through registry_tell.
CREATE OR REPLACE FUNCTION registry_project(facts jsonb) RETURNS SETOF uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE told jsonb; whose uuid; street text; fact_id uuid;
BEGIN
  FOR told IN SELECT value FROM jsonb_array_elements(facts) WITH ORDINALITY ORDER BY ordinality LOOP
    whose := (told ->> 'subject')::uuid; fact_id := (told ->> 'id')::uuid;
    IF NOT coalesce(app_kind() IN ('staff', 'worker') OR (app_kind() = 'person' AND whose = ANY (app_persons())), false) THEN
      RAISE EXCEPTION 'not allowed' USING ERRCODE = '42501';
    END IF;
    street := registry_street(told ->> 'unit');
    IF registry_tell(told, whose, street, current_date) <> fact_id THEN CONTINUE; END IF;
    IF told ->> 'element' = 'person.mobile' THEN
      DELETE FROM lookup l WHERE l.kind = 'resident' AND l.field IN ('phone', 'phone-tail') AND l.subject = whose AND starts_with(l.unit_path, street);
    END IF;
    RETURN NEXT fact_id;
  END LOOP;
END $$;

-- Tells the projection of one person anew from the store, in the reach of the caller: after a merge from their own facts and
-- those of the people who were merged into them. `facts` in the order in which they were recorded, each with its day.
CREATE FUNCTION registry_reproject(whose uuid, facts jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE told jsonb;
BEGIN
  IF coalesce(app_kind(), '') NOT IN ('staff', 'worker') THEN RAISE EXCEPTION 'not allowed' USING ERRCODE = '42501'; END IF;
  DELETE FROM fact_now n WHERE n.subject = whose AND n.level <= app_level() AND (app_kind() = 'worker' OR app_in_scope(n.unit_path));
  FOR told IN SELECT value FROM jsonb_array_elements(facts) WITH ORDINALITY ORDER BY ordinality LOOP
    IF NOT EXISTS (SELECT 1 FROM fact f WHERE f.id = (told ->> 'id')::uuid AND f.element = told ->> 'element' AND f.unit_path = told ->> 'unit'
      AND (app_kind() = 'worker' OR app_in_scope(f.unit_path)) AND registry_standing(f.subject, f.unit_path) = whose) THEN
      RAISE EXCEPTION 'not allowed' USING ERRCODE = '42501';
    END IF;
    PERFORM registry_tell(told, whose, registry_street(told ->> 'unit'), (told ->> 'day')::date);
  END LOOP;
END $$;

-- Moves the bonds of one person to another as far as they do not clash with bonds that are there; answers which, and which side.
CREATE FUNCTION registry_move_bonds(from_person uuid, to_person uuid) RETURNS TABLE (id uuid, side text)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE b record;
BEGIN
  FOR b IN SELECT x.* FROM bond x WHERE (x.a = from_person OR x.b = from_person) AND app_in_scope(x.unit_path) ORDER BY x.id LOOP
    IF EXISTS (SELECT 1 FROM bond o WHERE o.id <> b.id AND o.kind = b.kind AND coalesce(o."to", 'infinity') >= b."from" AND o."from" <= coalesce(b."to", 'infinity')
      AND ((b.a = from_person AND o.a = to_person AND o.b = b.b) OR (b.b = from_person AND o.b = to_person AND o.a = b.a)))
      OR to_person IN (b.a, b.b) THEN CONTINUE; END IF;
    BEGIN
      UPDATE bond x SET a = CASE WHEN x.a = from_person THEN to_person ELSE x.a END, b = CASE WHEN x.b = from_person THEN to_person ELSE x.b END WHERE x.id = b.id;
      id := b.id; side := CASE WHEN b.a = from_person THEN 'a' ELSE 'b' END;
      RETURN NEXT;
    EXCEPTION WHEN unique_violation OR exclusion_violation OR check_violation THEN CONTINUE;
    END;
  END LOOP;
END $$;

-- Merges the record of the installation itself when every tie of both lies in the caller's reach; answers whether it did. Otherwise the
-- pair is laid before the steward of the unit above that reaches all of them; the caller's screens say nothing of it.
CREATE FUNCTION registry_absorb(winner_id uuid, loser_id uuid, reach text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE above text := reach;
BEGIN
  IF coalesce(app_kind(), '') <> 'staff' OR reach IS NULL OR NOT (app_lo() <= reach COLLATE "C" AND reach COLLATE "C" < app_hi())
    OR (SELECT count(DISTINCT t.resident) FROM tie t WHERE t.resident IN (winner_id, loser_id) AND starts_with(t.unit_path, reach)) < 1 THEN
    RAISE EXCEPTION 'not allowed' USING ERRCODE = '42501';
  END IF;
  WHILE above IS NOT NULL AND EXISTS (SELECT 1 FROM tie t WHERE t.resident IN (winner_id, loser_id) AND NOT starts_with(t.unit_path, above)) LOOP
    SELECT u.parent INTO above FROM unit u WHERE u.path = above;
  END LOOP;
  IF above = reach THEN
    UPDATE resident SET merged_into = winner_id WHERE id = loser_id OR merged_into = loser_id;
    RETURN true;
  END IF;
  INSERT INTO duplicate AS d (a, b, unit_path, why) VALUES (least(winner_id, loser_id), greatest(winner_id, loser_id), coalesce(above, ''), 'merged-below')
    ON CONFLICT (unit_path, a, b) DO UPDATE SET state = 'open', account = NULL, decided_at = NULL, reason = NULL WHERE d.state = 'merged';
  RETURN false;
END $$;

-- Takes the merge of the installation's record back; who had been merged into the loser before is theirs again. Nothing is
-- left to decide above when no merge of the two is open below.
CREATE FUNCTION registry_release(winner_id uuid, loser_id uuid, reach text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF coalesce(app_kind(), '') <> 'staff' OR NOT coalesce(app_in_scope(reach), false) OR NOT EXISTS (SELECT 1 FROM merge m WHERE m.winner = winner_id AND m.loser = loser_id AND m.unit_path = reach) THEN
    RAISE EXCEPTION 'not allowed' USING ERRCODE = '42501';
  END IF;
  UPDATE resident SET merged_into = NULL WHERE id = loser_id AND merged_into = winner_id;
  UPDATE resident r SET merged_into = loser_id WHERE r.merged_into = winner_id AND EXISTS (SELECT 1 FROM merge m
    WHERE m.loser = r.id AND m.winner = loser_id AND m.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM merge u WHERE u.undoes = m.id));
  DELETE FROM duplicate d WHERE d.a = least(winner_id, loser_id) AND d.b = greatest(winner_id, loser_id) AND d.why = 'merged-below' AND d.state = 'open'
    AND NOT EXISTS (SELECT 1 FROM merge m WHERE m.winner IN (winner_id, loser_id) AND m.loser IN (winner_id, loser_id) AND m.undoes IS NULL
      AND NOT EXISTS (SELECT 1 FROM merge u WHERE u.undoes = m.id));
END $$;

-- Whether these two are one record by a merge in the caller's reach, so that what hangs on one may move to the other.
CREATE FUNCTION registry_may_move(from_person uuid, to_person uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app_kind() = 'staff' AND EXISTS (SELECT 1 FROM resident r WHERE (r.id, r.merged_into) IN ((from_person, to_person), (to_person, from_person)))
    AND EXISTS (SELECT 1 FROM tie t WHERE t.resident IN (from_person, to_person) AND app_in_scope(t.unit_path)) $$;

-- Accounts and messages of residents are not the staff's; they move with a merge and in no other way.
CREATE FUNCTION access_move_accounts(from_person uuid, to_person uuid, chosen uuid[]) RETURNS SETOF uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT registry_may_move(from_person, to_person) THEN RAISE EXCEPTION 'not allowed' USING ERRCODE = '42501'; END IF;
  RETURN QUERY UPDATE account SET resident = to_person WHERE resident = from_person AND (chosen IS NULL OR id = ANY (chosen)) RETURNING id;
END $$;
CREATE FUNCTION messaging_move_messages(from_person uuid, to_person uuid, chosen uuid[]) RETURNS SETOF uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT registry_may_move(from_person, to_person) THEN RAISE EXCEPTION 'not allowed' USING ERRCODE = '42501'; END IF;
  RETURN QUERY UPDATE message SET to_person = $2 WHERE message.to_person = from_person AND (chosen IS NULL OR id = ANY (chosen)) RETURNING id;
END $$;

DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['app_absorbed(uuid, text)', 'registry_standing(uuid, text)', 'registry_reproject(uuid, jsonb)',
    'registry_absorb(uuid, uuid, text)', 'registry_release(uuid, uuid, text)', 'registry_may_move(uuid, uuid)',
    'access_move_accounts(uuid, uuid, uuid[])', 'messaging_move_messages(uuid, uuid, uuid[])'] LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO yikou_definer', f);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO yikou_app', f);
  END LOOP;
  FOREACH f IN ARRAY ARRAY['registry_holds(fact_now, int, text, text, boolean, date)', 'registry_tell(jsonb, uuid, text, date)'] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO yikou_definer', f);
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION registry_absorbed(uuid), registry_move_bonds(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION registry_absorbed(uuid) TO yikou_app, yikou_definer;
GRANT EXECUTE ON FUNCTION registry_move_bonds(uuid, uuid) TO yikou_app;
DROP FUNCTION registry_stands(fact_now, int);
