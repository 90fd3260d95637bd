-- What the law gives a person over the information about them (个人信息保护法 art. 13-17, 44-50): corrections, consents,
-- copies, erasure.

-- The person who is signed in, and the children they are guardian of today. Not the principals of mandates: to handle an
-- item for somebody is no right to everything that is known of them.
CREATE FUNCTION registry_mine() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(x.id), '{}') FROM (
    SELECT a.resident AS id FROM account a WHERE a.id = app_account() AND app_kind() = 'person' AND a.resident IS NOT NULL
    UNION SELECT g.a FROM account a JOIN bond g ON g.b = a.resident
      WHERE a.id = app_account() AND app_kind() = 'person' AND g.kind = 'guardian' AND g."from" <= current_date AND (g."to" IS NULL OR g."to" > current_date)) x $$;
ALTER FUNCTION registry_mine() OWNER TO yikou_definer;
REVOKE ALL ON FUNCTION registry_mine() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION registry_mine() TO yikou_app;
GRANT SELECT ON "bond" TO yikou_definer;

-- A data key for each person: what is known of them is sealed with it, and unreadable once it is destroyed.
CREATE TABLE "person_key" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resident" UUID NOT NULL REFERENCES "resident" ("id"),
    "key_enc" TEXT,
    "destroyed_at" TIMESTAMPTZ(6),

    CONSTRAINT "person_key_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "person_key_destroyed" CHECK (("key_enc" IS NULL) = ("destroyed_at" IS NOT NULL))
);
CREATE INDEX "person_key_resident_idx" ON "person_key"("resident");
CREATE UNIQUE INDEX "person_key_live" ON "person_key"("resident") WHERE "destroyed_at" IS NULL;
ALTER TABLE "fact" ADD COLUMN "person_key" UUID REFERENCES "person_key" ("id");
CREATE INDEX "fact_person_key_idx" ON "fact"("person_key");

-- The keys of these people, made where there is none. They are wrapped by a key that the database does not hold. Who is
-- no person of the register (a household) gets none.
CREATE FUNCTION registry_person_keys(wanted jsonb) RETURNS TABLE (id uuid, resident uuid, key_enc text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  IF NOT coalesce(app_kind() IN ('staff', 'worker') OR (app_kind() = 'person' AND NOT EXISTS (
      SELECT 1 FROM jsonb_to_recordset(wanted) AS w(resident uuid) WHERE NOT w.resident = ANY (app_persons()))), false) THEN
    RAISE EXCEPTION 'not allowed' USING ERRCODE = '42501';
  END IF;
  INSERT INTO person_key (id, resident, key_enc)
    SELECT w.id, w.resident, w.sealed FROM jsonb_to_recordset(wanted) AS w(id uuid, resident uuid, sealed text)
    WHERE EXISTS (SELECT 1 FROM resident r WHERE r.id = w.resident)
    ON CONFLICT (resident) WHERE destroyed_at IS NULL DO NOTHING;
  RETURN QUERY SELECT k.id, k.resident, k.key_enc FROM person_key k
    WHERE k.destroyed_at IS NULL AND k.resident IN (SELECT w.resident FROM jsonb_to_recordset(wanted) AS w(resident uuid));
END $$;

-- Forgets what is known of a person: the key is destroyed, the current values and the search rows of phones and certificates go. Values from
-- before there were keys are emptied. What the law wants kept is recorded anew afterwards, under a new key.
CREATE FUNCTION registry_forget(person uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF app_kind() IS DISTINCT FROM 'worker' THEN RAISE EXCEPTION 'not allowed' USING ERRCODE = '42501'; END IF;
  DELETE FROM fact_now WHERE subject = person;
  UPDATE person_key SET key_enc = NULL, destroyed_at = now() WHERE resident = person AND destroyed_at IS NULL;
  DELETE FROM lookup WHERE kind = 'resident' AND subject = person AND (field LIKE 'phone%' OR field = 'certificate');
  PERFORM set_config('app.forgetting', person::text, true);
  UPDATE fact SET value_enc = '' WHERE subject = person AND person_key IS NULL AND value_enc <> '';
  PERFORM set_config('app.forgetting', '', true);
END $$;

-- A fact is never changed; only forgetting empties the value of one that has no key to destroy.
CREATE FUNCTION fact_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_user = 'yikou_definer' AND NEW.value_enc = '' AND OLD.person_key IS NULL
    AND OLD.subject::text = current_setting('app.forgetting', true) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'fact is append-only' USING ERRCODE = '42501';
END $$;
DROP TRIGGER append_only ON "fact";
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "fact" FOR EACH ROW EXECUTE FUNCTION fact_append_only();

ALTER FUNCTION registry_person_keys(jsonb) OWNER TO yikou_definer;
ALTER FUNCTION registry_forget(uuid) OWNER TO yikou_definer;
REVOKE ALL ON FUNCTION registry_person_keys(jsonb), registry_forget(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION registry_person_keys(jsonb), registry_forget(uuid) TO yikou_app;
GRANT SELECT, INSERT, UPDATE ON "person_key" TO yikou_definer;
GRANT DELETE ON "fact_now" TO yikou_definer;
GRANT UPDATE ("value_enc") ON "fact" TO yikou_definer;

-- A person says that something on record is wrong; the office answers with a reason.
CREATE TABLE "correction" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resident" UUID NOT NULL REFERENCES "resident" ("id"),
    "element" TEXT NOT NULL,
    "fact" UUID NOT NULL REFERENCES "fact" ("id"),
    "value_enc" TEXT NOT NULL,
    "said_enc" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "unit_path" TEXT COLLATE "C" NOT NULL,
    "state" TEXT NOT NULL CHECK ("state" IN ('open', 'more-proof', 'kept', 'accepted')),
    "asked_by" UUID NOT NULL REFERENCES "account" ("id"),
    "due_on" DATE NOT NULL,
    "decided_by" UUID REFERENCES "account" ("id"),
    "decided_at" TIMESTAMPTZ(6),
    "reason_enc" TEXT,
    "row_version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "correction_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "correction_decided" CHECK (("state" = 'open') OR ("decided_by" IS NOT NULL AND "reason_enc" IS NOT NULL))
);
CREATE UNIQUE INDEX "correction_open" ON "correction"("resident", "element") WHERE "state" IN ('open', 'more-proof');
CREATE INDEX "correction_resident_element_idx" ON "correction"("resident", "element");
CREATE INDEX "correction_unit_path_state_due_on_id_idx" ON "correction"("unit_path", "state", "due_on", "id");
CREATE INDEX "correction_fact_idx" ON "correction"("fact");
CREATE INDEX "correction_asked_by_idx" ON "correction"("asked_by");
CREATE INDEX "correction_decided_by_idx" ON "correction"("decided_by");
ALTER TABLE "file" ADD COLUMN "correction" UUID REFERENCES "correction" ("id");
CREATE INDEX "file_correction_idx" ON "file"("correction");

-- What a person consented to, and what they took back: two rows, never one that changed.
CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resident" UUID NOT NULL REFERENCES "resident" ("id"),
    "purpose" TEXT NOT NULL,
    "text_version" UUID NOT NULL REFERENCES "definition_version" ("id"),
    "given" BOOLEAN NOT NULL,
    "withdraws" UUID,
    "channel" TEXT NOT NULL,
    "case_id" UUID REFERENCES "case" ("id"),
    "guardian" UUID REFERENCES "resident" ("id"),
    "account" UUID REFERENCES "account" ("id"),
    "unit_path" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "consent_withdrawn" CHECK ("given" = ("withdraws" IS NULL)),
    CONSTRAINT "consent_id_resident_key" UNIQUE ("id", "resident"),
    -- Only the person who gave a consent takes it back.
    CONSTRAINT "consent_withdraws_own" FOREIGN KEY ("withdraws", "resident") REFERENCES "consent" ("id", "resident")
);
CREATE UNIQUE INDEX "consent_withdraws_key" ON "consent"("withdraws");
CREATE INDEX "consent_resident_id_idx" ON "consent"("resident", "id");
CREATE INDEX "consent_text_version_idx" ON "consent"("text_version");
CREATE INDEX "consent_case_id_idx" ON "consent"("case_id");
CREATE INDEX "consent_guardian_idx" ON "consent"("guardian");
CREATE INDEX "consent_account_idx" ON "consent"("account");
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "consent" FOR EACH ROW EXECUTE FUNCTION append_only();

-- A copy of everything on record about oneself, made by the worker and kept for a few days.
CREATE TABLE "data_copy" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "account" UUID NOT NULL REFERENCES "account" ("id"),
    "resident" UUID NOT NULL REFERENCES "resident" ("id"),
    "locale" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting' CHECK ("state" IN ('waiting', 'ready', 'gone')),
    "storage_key" TEXT,
    "size" INTEGER,
    "until" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "data_copy_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "data_copy_account_id_idx" ON "data_copy"("account", "id");
CREATE INDEX "data_copy_resident_idx" ON "data_copy"("resident");
CREATE INDEX "data_copy_storage_key_idx" ON "data_copy"("storage_key");
CREATE INDEX "data_copy_state_until_idx" ON "data_copy"("state", "until");

-- A wish that what need not be kept be erased; the worker carries it out and notes what it did.
CREATE TABLE "erasure" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "account" UUID NOT NULL REFERENCES "account" ("id"),
    "resident" UUID NOT NULL REFERENCES "resident" ("id"),
    "state" TEXT NOT NULL DEFAULT 'asked' CHECK ("state" IN ('asked', 'done')),
    "due_on" DATE NOT NULL,
    "done_at" TIMESTAMPTZ(6),
    "erased" INTEGER,
    "kept" INTEGER,

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "erasure_asked" ON "erasure"("resident") WHERE "state" = 'asked';
CREATE INDEX "erasure_resident_id_idx" ON "erasure"("resident", "id");
CREATE INDEX "erasure_account_idx" ON "erasure"("account");

-- The worker collects a copy with the rights of the person who asked for it, and of nobody else: row-level security, not
-- the collector, decides what is in it.
CREATE FUNCTION app_enter_for_copy(wanted uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE c record;
BEGIN
  IF app_kind() IS DISTINCT FROM 'worker' THEN RAISE EXCEPTION 'not allowed' USING ERRCODE = '42501'; END IF;
  SELECT d.account, d.resident INTO c FROM data_copy d JOIN account a ON a.id = d.account AND a.resident = d.resident AND a.status = 'active'
    WHERE d.id = wanted AND d.state = 'waiting';
  IF NOT FOUND THEN RAISE EXCEPTION 'no such copy' USING ERRCODE = '02000'; END IF;
  PERFORM set_config('app.kind', 'person', true), set_config('app.account', c.account::text, true),
    set_config('app.persons', ARRAY[c.resident]::text, true), set_config('app.units', '', true),
    set_config('app.lo', '', true), set_config('app.hi', '', true), set_config('app.level', '4', true);
END $$;
ALTER FUNCTION app_enter_for_copy(uuid) OWNER TO yikou_definer;
REVOKE ALL ON FUNCTION app_enter_for_copy(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_enter_for_copy(uuid) TO yikou_app;
GRANT SELECT ON "data_copy" TO yikou_definer;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['person_key', 'correction', 'consent', 'data_copy', 'erasure'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY worker ON %I USING ((SELECT app_kind()) = ''worker'') WITH CHECK ((SELECT app_kind()) = ''worker'')', t);
  END LOOP;
END $$;
GRANT SELECT ON "person_key" TO yikou_app;
GRANT SELECT, INSERT, UPDATE ON "correction", "data_copy", "erasure" TO yikou_app;
GRANT SELECT, INSERT ON "consent" TO yikou_app;

-- Who sees a fact may open it.
CREATE POLICY of_fact ON "person_key" FOR SELECT USING ((SELECT app_kind()) IN ('person', 'staff') AND EXISTS (SELECT 1 FROM "fact" f WHERE f."person_key" = "person_key"."id"));
CREATE POLICY mine ON "correction" FOR SELECT USING ("resident" = ANY ((SELECT registry_mine())::uuid[]));
CREATE POLICY scope ON "correction" FOR SELECT USING (app_in_scope("unit_path") AND "level" <= (SELECT app_level()));
CREATE POLICY propose ON "correction" FOR INSERT WITH CHECK ("resident" = ANY ((SELECT registry_mine())::uuid[]) AND "state" = 'open' AND "asked_by" = (SELECT app_account()));
CREATE POLICY add_proof ON "correction" FOR UPDATE USING ("resident" = ANY ((SELECT registry_mine())::uuid[]) AND "state" = 'more-proof') WITH CHECK ("resident" = ANY ((SELECT registry_mine())::uuid[]) AND "state" = 'open');
CREATE POLICY decide ON "correction" FOR UPDATE USING (app_in_scope("unit_path") AND "level" <= (SELECT app_level()) AND "state" = 'open') WITH CHECK (app_in_scope("unit_path") AND "decided_by" = (SELECT app_account()));
CREATE POLICY mine ON "consent" FOR SELECT USING ("resident" = ANY ((SELECT registry_mine())::uuid[]));
CREATE POLICY scope ON "consent" FOR SELECT USING (app_in_scope("unit_path") OR ((SELECT app_kind()) = 'staff' AND "case_id" IS NOT NULL AND EXISTS (SELECT 1 FROM "case" c WHERE c."id" = "case_id")));
CREATE POLICY give ON "consent" FOR INSERT WITH CHECK ("account" = (SELECT app_account()) AND "given" AND "case_id" IS NOT NULL AND app_sees_case("case_id"));
CREATE POLICY take_back ON "consent" FOR INSERT WITH CHECK ("account" = (SELECT app_account()) AND NOT "given" AND "resident" = ANY ((SELECT registry_mine())::uuid[]));
CREATE POLICY own ON "data_copy" FOR SELECT USING ("account" = (SELECT app_account()));
CREATE POLICY ask ON "data_copy" FOR INSERT WITH CHECK ("account" = (SELECT app_account()) AND "resident" = ANY ((SELECT registry_mine())::uuid[]) AND "state" = 'waiting' AND "storage_key" IS NULL);
CREATE POLICY mine ON "erasure" FOR SELECT USING ("resident" = ANY ((SELECT registry_mine())::uuid[]));
CREATE POLICY ask ON "erasure" FOR INSERT WITH CHECK ("account" = (SELECT app_account()) AND "resident" = ANY ((SELECT registry_mine())::uuid[]) AND "state" = 'asked');

-- The proof of a correction is seen with it. Its owner hands it in and cannot take it back.
CREATE POLICY of_correction ON "file" FOR SELECT USING ("correction" IS NOT NULL AND EXISTS (SELECT 1 FROM "correction" c WHERE c."id" = "correction"));
DROP POLICY move ON "file";
CREATE POLICY move ON "file" FOR UPDATE
  USING (("owner" = (SELECT app_account()) AND "correction" IS NULL) OR ("case_id" IS NOT NULL AND EXISTS (SELECT 1 FROM "case" c WHERE c."id" = "case_id")))
  WITH CHECK (("case_id" IS NULL AND "owner" = (SELECT app_account()) AND ("correction" IS NULL OR EXISTS (SELECT 1 FROM "correction" c WHERE c."id" = "correction" AND c."resident" = ANY ((SELECT registry_mine())::uuid[]))))
    OR app_sees_case("case_id"));
DROP POLICY remove ON "file";
CREATE POLICY remove ON "file" FOR DELETE USING ("owner" = (SELECT app_account()) AND "case_id" IS NULL AND "correction" IS NULL);

-- People see what staff did with their record: who, when, why. Not the trail of those they act for.
DROP POLICY about_me ON "audit";
CREATE POLICY about_me ON "audit" FOR SELECT USING ((SELECT app_kind()) = 'person' AND "post" IS NOT NULL AND "outcome" = 'done'
  AND "subject" = ANY ((SELECT registry_mine())::text[]));

SELECT pgboss.create_queue('copy-data', '{"policy":"standard","retryLimit":8,"retryDelay":10,"retryBackoff":true,"expireInSeconds":300,"retentionMinutes":20160,"deadLetter":"dead"}');
SELECT pgboss.create_queue('erase-data', '{"policy":"standard","retryLimit":8,"retryDelay":10,"retryBackoff":true,"expireInSeconds":300,"retentionMinutes":20160,"deadLetter":"dead"}');
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO yikou_app;

-- Who is on record in my households: name and relation to the head. The rest is theirs.
CREATE FUNCTION registry_my_household(person uuid) RETURNS TABLE (household uuid, member uuid, name text, role text, since date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT h.id, r.id, r.name, other.role, other."from" FROM bond own
  JOIN household h ON h.id = own.b
  JOIN bond other ON other.kind = 'member' AND other.b = own.b AND other."from" <= current_date AND (other."to" IS NULL OR other."to" > current_date)
  JOIN resident r ON r.id = other.a
  WHERE person = ANY (registry_mine()) AND own.kind = 'member' AND own.a = person AND own."from" <= current_date AND (own."to" IS NULL OR own."to" > current_date) $$;
ALTER FUNCTION registry_my_household(uuid) OWNER TO yikou_definer;
REVOKE ALL ON FUNCTION registry_my_household(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION registry_my_household(uuid) TO yikou_app;
GRANT SELECT ON "household" TO yikou_definer;
