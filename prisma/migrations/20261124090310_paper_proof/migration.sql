-- What the public check page may say without opening the paper: its kind, who issued it, and what was signed.
ALTER TABLE "paper" ADD COLUMN "title" JSONB, ADD COLUMN "issuer" JSONB, ADD COLUMN "digest" TEXT;

-- Looked at again every few minutes while a scanner is away, and when a draft is thrown away.
CREATE INDEX "file_pending" ON "file" ("at") WHERE "state" = 'pending';

DROP FUNCTION paper_check(text);
CREATE FUNCTION paper_check(mac text) RETURNS TABLE (id uuid, number text, template text, version uuid, state text, at timestamptz, unit_path text, signature text, replaced uuid, title jsonb, issuer jsonb, digest text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, p.number, p.template, p.version, p.state, p.at, p.unit_path, p.signature, p.replaced, p.title, p.issuer, p.digest FROM paper p WHERE p.check_mac = mac $$;
ALTER FUNCTION paper_check(text) OWNER TO yikou_definer;
REVOKE ALL ON FUNCTION paper_check(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION paper_check(text) TO yikou_app;
