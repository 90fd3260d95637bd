-- Every day that a rule asks for is a day in China. The session speaks UTC, whose `current_date` is the day before until
-- eight in the morning: what was given today would not hold yet, what ended yesterday would hold on.
CREATE FUNCTION app_today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
  SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date $$;
GRANT EXECUTE ON FUNCTION app_today() TO PUBLIC;

-- The functions that were written before.
DO $$
DECLARE f record;
BEGIN
  FOR f IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f' AND p.prosrc ~* '\mcurrent_date\M' LOOP
    EXECUTE regexp_replace(pg_get_functiondef(f.oid), '\mcurrent_date\M', 'public.app_today()', 'gi');
  END LOOP;
END $$;

DO $$
DECLARE c record;
BEGIN
  FOR c IN SELECT d.adrelid::regclass AS of, a.attname FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
    JOIN pg_class k ON k.oid = d.adrelid WHERE k.relnamespace = 'public'::regnamespace AND pg_get_expr(d.adbin, d.adrelid) ~* '\mcurrent_date\M' LOOP
    EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET DEFAULT public.app_today()', c.of, c.attname);
  END LOOP;
END $$;
