-- Look-ups in base registers. A row is the order, its state and its answer; the worker asks, never a request.
CREATE TABLE "fetch" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "connector" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "case_id" UUID,
    "task" UUID,
    "subject" UUID,
    "unit_path" TEXT NOT NULL,
    "target_enc" TEXT NOT NULL,
    "target_mac" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "finding" TEXT,
    "reason" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "waiting_from" TIMESTAMPTZ(6) NOT NULL,
    "next_at" TIMESTAMPTZ(6) NOT NULL,
    "lease" UUID,
    "leased_until" TIMESTAMPTZ(6),
    "done_at" TIMESTAMPTZ(6),
    "found_enc" TEXT,
    CONSTRAINT "fetch_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "connector_state" (
    "connector" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "open_until" TIMESTAMPTZ(6),
    "probe_until" TIMESTAMPTZ(6),
    "last_ok_at" TIMESTAMPTZ(6),
    "last_failed_at" TIMESTAMPTZ(6),
    "last_reason" TEXT,
    CONSTRAINT "connector_state_pkey" PRIMARY KEY ("connector")
);
CREATE INDEX "fetch_state_next_at_idx" ON "fetch"("state", "next_at");
CREATE INDEX "fetch_connector_state_done_at_idx" ON "fetch"("connector", "state", "done_at");
CREATE INDEX "fetch_case_id_idx" ON "fetch"("case_id");
CREATE INDEX "fetch_task_idx" ON "fetch"("task");
CREATE INDEX "fetch_subject_idx" ON "fetch"("subject");
-- A case or a street asks one register about one subject once; asking again is the same row. The unit keeps streets apart.
CREATE UNIQUE INDEX "fetch_once" ON "fetch"("connector", "target_mac", "case_id", "task", "unit_path") NULLS NOT DISTINCT;

ALTER TABLE "fetch" ALTER COLUMN "unit_path" TYPE text COLLATE "C";
ALTER TABLE "fetch" ADD CHECK ("state" IN ('waiting', 'fetched', 'failed', 'unconnected')),
  ADD CHECK ("purpose" IN ('case', 'task', 'bind', 'counter')), ADD CHECK ("finding" IN ('agrees', 'differs')),
  ADD CHECK (("lease" IS NULL) = ("leased_until" IS NULL));
ALTER TABLE "fetch" ADD FOREIGN KEY ("case_id") REFERENCES "case" ("id"), ADD FOREIGN KEY ("task") REFERENCES "task" ("id"),
  ADD FOREIGN KEY ("subject") REFERENCES "resident" ("id");

GRANT SELECT, INSERT, UPDATE ON "fetch", "connector_state" TO yikou_app;
ALTER TABLE "fetch" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "fetch" FORCE ROW LEVEL SECURITY;
ALTER TABLE "connector_state" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "connector_state" FORCE ROW LEVEL SECURITY;
CREATE POLICY worker ON "fetch" USING ((SELECT app_kind()) = 'worker') WITH CHECK ((SELECT app_kind()) = 'worker');
CREATE POLICY worker ON "connector_state" USING ((SELECT app_kind()) = 'worker') WITH CHECK ((SELECT app_kind()) = 'worker');

-- Of a case: seen with it; what other departments are asked is for the staff. Without a case: oneself, and the own street.
CREATE POLICY parent ON "fetch" FOR SELECT USING (CASE WHEN "case_id" IS NULL
  THEN app_in_scope("unit_path") OR "subject" = ANY ((SELECT app_persons())::uuid[])
  ELSE ("task" IS NULL OR (SELECT app_kind()) = 'staff') AND EXISTS (SELECT 1 FROM "case" c WHERE c."id" = "case_id") END);
CREATE POLICY write ON "fetch" FOR INSERT WITH CHECK ((SELECT app_kind()) IN ('person', 'staff') AND CASE WHEN "case_id" IS NULL
  THEN app_in_scope("unit_path") OR "subject" = ANY ((SELECT app_persons())::uuid[])
  ELSE app_sees_case("case_id") END);
CREATE POLICY again ON "fetch" FOR UPDATE USING ((SELECT app_kind()) = 'staff' AND CASE WHEN "case_id" IS NULL
  THEN app_in_scope("unit_path") ELSE EXISTS (SELECT 1 FROM "case" c WHERE c."id" = "case_id") END);
-- No personal data: how each register is.
CREATE POLICY read ON "connector_state" FOR SELECT USING ((SELECT app_kind()) = 'staff');

SELECT pgboss.create_queue('fetch', '{"policy":"standard","retryLimit":3,"retryDelay":5,"retryBackoff":true,"expireInSeconds":120,"retentionMinutes":20160,"deadLetter":"dead"}');
SELECT pgboss.create_queue('look-up-bound', '{"policy":"standard","retryLimit":8,"retryDelay":5,"retryBackoff":true,"expireInSeconds":60,"retentionMinutes":20160,"deadLetter":"dead"}');
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO yikou_app;
