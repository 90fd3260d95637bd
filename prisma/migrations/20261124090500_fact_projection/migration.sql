-- The current value of an element is kept once for each street that told it: what one street knows is not seen, not moved
-- and not stumbled over by another. A person's own pages read all of them together.
ALTER TABLE "fact_now" ADD COLUMN "weight" INTEGER NOT NULL DEFAULT 1, ADD COLUMN "value_mac" TEXT NOT NULL DEFAULT '';
ALTER TABLE "fact_now" ALTER COLUMN "weight" DROP DEFAULT, ALTER COLUMN "value_mac" DROP DEFAULT;
ALTER TABLE "fact_now" DROP CONSTRAINT "fact_now_pkey", ADD CONSTRAINT "fact_now_pkey" PRIMARY KEY ("subject", "element", "unit_path");

-- A name as one street wrote it down, when the person had been known under another spelling.
ALTER TABLE "tie" ADD COLUMN "said" TEXT;

-- Moves the projection to facts that were just recorded, in their order, unless the present value is weightier and still
-- valid: then the new one is noted as contesting it, or, when it says the same, renews its date. Answers the facts that
-- became the present value. Only this function writes the projection.
CREATE FUNCTION registry_project(facts jsonb) RETURNS SETOF uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE f record; street text; present uuid;
BEGIN
  FOR f IN SELECT * FROM ROWS FROM (jsonb_to_recordset(facts) AS (id uuid, subject uuid, element text, weight int, mac text, stale date, level int, unit text)) WITH ORDINALITY LOOP
    IF NOT coalesce(app_kind() IN ('staff', 'worker') OR (app_kind() = 'person' AND f.subject = ANY (app_persons())), false) THEN
      RAISE EXCEPTION 'not allowed' USING ERRCODE = '42501';
    END IF;
    SELECT u.path INTO street FROM unit u WHERE u.kind = 'street' AND starts_with(f.unit, u.path);
    street := coalesce(street, f.unit);
    INSERT INTO fact_now AS n (subject, element, fact, stale_on, level, unit_path, weight, value_mac)
    VALUES (f.subject, f.element, f.id, f.stale, f.level, street, f.weight, f.mac)
    ON CONFLICT (subject, element, unit_path) DO UPDATE SET
      fact = CASE WHEN registry_stands(n, f.weight) THEN n.fact ELSE excluded.fact END,
      weight = CASE WHEN registry_stands(n, f.weight) THEN n.weight ELSE excluded.weight END,
      value_mac = CASE WHEN registry_stands(n, f.weight) THEN n.value_mac ELSE excluded.value_mac END,
      stale_on = CASE WHEN NOT registry_stands(n, f.weight) THEN excluded.stale_on
        WHEN n.value_mac = excluded.value_mac THEN greatest(n.stale_on, excluded.stale_on) ELSE n.stale_on END,
      contested_by = CASE WHEN registry_stands(n, f.weight) AND n.value_mac <> excluded.value_mac THEN excluded.fact END,
      level = excluded.level
    RETURNING n.fact INTO present;
    IF present <> f.id THEN CONTINUE; END IF;
    IF f.element = 'person.mobile' THEN
      DELETE FROM lookup l WHERE l.kind = 'resident' AND l.field IN ('phone', 'phone-tail') AND l.subject = f.subject AND starts_with(l.unit_path, street);
    END IF;
    RETURN NEXT f.id;
  END LOOP;
END $$;

-- Whether the present value stands against a source of this weight: it is weightier and has not expired.
CREATE FUNCTION registry_stands(present fact_now, against int) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT present.weight > against AND NOT EXISTS (SELECT 1 FROM fact o WHERE o.id = present.fact AND o.until < current_date) $$;

ALTER FUNCTION registry_project(jsonb) OWNER TO yikou_definer;
REVOKE ALL ON FUNCTION registry_project(jsonb), registry_stands(fact_now, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION registry_project(jsonb) TO yikou_app;
GRANT EXECUTE ON FUNCTION registry_stands(fact_now, int) TO yikou_definer;
GRANT SELECT, INSERT, UPDATE ON "fact_now" TO yikou_definer;
GRANT SELECT ON "fact" TO yikou_definer;
GRANT SELECT, DELETE ON "lookup" TO yikou_definer;
DROP POLICY write ON "fact_now";
DROP POLICY move ON "fact_now";
REVOKE INSERT, UPDATE, DELETE ON "fact_now" FROM yikou_app;

-- People see who looked at their card or had their numbers shown, and why.
CREATE POLICY about_me ON "audit" FOR SELECT USING ((SELECT app_kind()) = 'person' AND "command" IN ('person-card', 'unmask-person')
  AND "subject" = ANY ((SELECT app_persons())::text[]));
