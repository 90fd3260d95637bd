-- As before; where no phone was known there are no search rows to take away, which is every row of a list of new people.
CREATE OR REPLACE FUNCTION registry_project(facts jsonb) RETURNS SETOF uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE told jsonb; whose uuid; street text; fact_id uuid; called boolean; today date := app_today();
BEGIN
  FOR told IN SELECT value FROM jsonb_array_elements(facts) WITH ORDINALITY ORDER BY ordinality LOOP
    whose := (told ->> 'subject')::uuid; fact_id := (told ->> 'id')::uuid;
    IF NOT coalesce(app_kind() IN ('staff', 'worker') OR (app_kind() = 'person' AND whose = ANY (app_persons())), false) THEN
      RAISE EXCEPTION 'not allowed' USING ERRCODE = '42501';
    END IF;
    street := registry_street(told ->> 'unit');
    called := told ->> 'element' = 'person.mobile'
      AND EXISTS (SELECT 1 FROM fact_now n WHERE n.subject = whose AND n.element = 'person.mobile' AND n.unit_path = street);
    IF registry_tell(told, whose, street, today) <> fact_id THEN CONTINUE; END IF;
    IF called THEN
      DELETE FROM lookup l WHERE l.kind = 'resident' AND l.field IN ('phone', 'phone-tail') AND l.subject = whose AND starts_with(l.unit_path, street);
    END IF;
    RETURN NEXT fact_id;
  END LOOP;
END $$;
