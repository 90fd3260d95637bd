-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "unit" (
    "path" TEXT NOT NULL,
    "parent" TEXT,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "department" TEXT,
    "division" TEXT,
    "phone" TEXT,
    "from" DATE,
    "to" DATE,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("path")
);

-- CreateTable
CREATE TABLE "role" (
    "key" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "home" TEXT NOT NULL,
    "reach" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "grants" TEXT[],

    CONSTRAINT "role_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "login_mac" TEXT NOT NULL,
    "login_enc" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "resident" UUID,
    "password_hash" TEXT,
    "status" TEXT NOT NULL DEFAULT 'active',
    "real_level" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "failed_since" TIMESTAMPTZ(6),
    "locked_until" TIMESTAMPTZ(6),
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "must_change" BOOLEAN NOT NULL DEFAULT false,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "display" TEXT,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "account" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "secret_enc" TEXT NOT NULL,
    "confirmed" BOOLEAN NOT NULL DEFAULT false,
    "last_step" BIGINT,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "token_hash" TEXT NOT NULL,
    "account" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "behalf" UUID,
    "seen_at" TIMESTAMPTZ(6) NOT NULL,
    "idle_seconds" INTEGER NOT NULL,
    "until" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "challenge" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "mac_of" TEXT NOT NULL,
    "code_mac" TEXT,
    "account" UUID,
    "until" TIMESTAMPTZ(6) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "used_at" TIMESTAMPTZ(6),
    "data_enc" TEXT,

    CONSTRAINT "challenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "account" UUID NOT NULL,
    "unit_path" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE,
    "stands_in_for" UUID,

    CONSTRAINT "post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mandate" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "principal" UUID NOT NULL,
    "agent" UUID NOT NULL,
    "services" TEXT[],
    "proof" UUID,
    "from" DATE NOT NULL,
    "to" DATE,
    "ended_at" TIMESTAMPTZ(6),
    "unit_path" TEXT NOT NULL,

    CONSTRAINT "mandate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "owner" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "version" UUID NOT NULL,
    "subject" UUID,
    "case_id" UUID,
    "channel" TEXT NOT NULL,
    "answers_enc" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dies_at" TIMESTAMPTZ(6) NOT NULL,
    "row_version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "no" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "version" UUID NOT NULL,
    "unit_path" TEXT NOT NULL,
    "shared_with" TEXT[],
    "parties" UUID[],
    "stage" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "back" JSONB,
    "outcome" TEXT,
    "channel" TEXT NOT NULL,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "holder_unit" TEXT,
    "holder" UUID,
    "holder_since" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "first_owner" UUID,
    "lead" TEXT,
    "parent" UUID,
    "applicant" TEXT NOT NULL,
    "answers_enc" TEXT NOT NULL,
    "asked_enc" TEXT,
    "received_at" TIMESTAMPTZ(6) NOT NULL,
    "accepted_at" TIMESTAMPTZ(6),
    "decided_at" TIMESTAMPTZ(6),
    "closed_at" TIMESTAMPTZ(6),
    "due_on" DATE,
    "legal_due_on" DATE,
    "late" TEXT,
    "row_version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_event" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "case_id" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "account" UUID,
    "by" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "action" TEXT,
    "from" TEXT,
    "to" TEXT,
    "audience" TEXT NOT NULL DEFAULT 'all',
    "data_enc" TEXT,

    CONSTRAINT "case_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "party" (
    "case_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" UUID,
    "snapshot_enc" TEXT NOT NULL,
    "may_act" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "party_pkey" PRIMARY KEY ("case_id","role","no")
);

-- CreateTable
CREATE TABLE "task" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "case_id" UUID NOT NULL,
    "stage" TEXT NOT NULL,
    "grp" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "unit_path" TEXT,
    "role" TEXT,
    "account" UUID,
    "party" UUID,
    "ask" TEXT,
    "state" TEXT NOT NULL DEFAULT 'open',
    "priority" INTEGER NOT NULL DEFAULT 0,
    "people" INTEGER NOT NULL DEFAULT 1,
    "signed" UUID[],
    "due_on" DATE,
    "next_at" TIMESTAMPTZ(6),
    "done_at" TIMESTAMPTZ(6),
    "data_enc" TEXT,
    "row_version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clock" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "limit" JSONB NOT NULL,
    "pauses" JSONB NOT NULL DEFAULT '[]',
    "due_on" DATE,
    "due_at" TIMESTAMPTZ(6),
    "next_at" TIMESTAMPTZ(6),
    "estimated" BOOLEAN NOT NULL DEFAULT false,
    "light" TEXT NOT NULL DEFAULT 'red',
    "extended" BOOLEAN NOT NULL DEFAULT false,
    "row_version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clock_event" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "clock" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "verb" TEXT NOT NULL,
    "reason" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "clock_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "material" (
    "case_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "file" UUID,
    "source" TEXT,
    "due_on" DATE,
    "note" TEXT,

    CONSTRAINT "material_pkey" PRIMARY KEY ("case_id","key","no")
);

-- CreateTable
CREATE TABLE "definition" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "scope_path" TEXT NOT NULL DEFAULT '',
    "draft" JSONB,
    "current" INTEGER NOT NULL DEFAULT 0,
    "shipped_hash" TEXT,
    "changed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "definition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "definition_version" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "definition" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "lock" JSONB NOT NULL,
    "starts_on" DATE,
    "by" UUID,

    CONSTRAINT "definition_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "file" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "mime" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "problem" TEXT,
    "scanned" BOOLEAN NOT NULL DEFAULT false,
    "storage_key" TEXT NOT NULL,
    "name_enc" TEXT NOT NULL,
    "owner" UUID NOT NULL,
    "case_id" UUID,
    "draft" UUID,
    "field" TEXT NOT NULL,
    "level" INTEGER NOT NULL DEFAULT 4,
    "purge_on" DATE,

    CONSTRAINT "file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "series" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "check_mac" TEXT NOT NULL,
    "code_enc" TEXT NOT NULL,
    "case_id" UUID NOT NULL,
    "template" TEXT NOT NULL,
    "version" UUID NOT NULL,
    "unit_path" TEXT NOT NULL,
    "data_enc" TEXT NOT NULL,
    "pdf_key" TEXT,
    "state" TEXT NOT NULL DEFAULT 'valid',
    "replaced" UUID,
    "signature" TEXT,

    CONSTRAINT "paper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit" (
    "seq" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "account" UUID,
    "post" TEXT,
    "channel" TEXT NOT NULL,
    "behalf" UUID,
    "command" TEXT NOT NULL,
    "subject" TEXT,
    "unit_path" TEXT,
    "outcome" TEXT NOT NULL,
    "reason" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_seal" (
    "no" INTEGER NOT NULL,
    "from_seq" BIGINT NOT NULL,
    "to_seq" BIGINT NOT NULL,
    "count" INTEGER NOT NULL,
    "mac" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("no")
);

-- CreateTable
CREATE TABLE "receipt" (
    "owner" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "payload_mac" TEXT NOT NULL,
    "outcome" JSONB,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("owner","key")
);

-- CreateTable
CREATE TABLE "bounced_form" (
    "id" UUID NOT NULL,
    "owner" TEXT NOT NULL,
    "values_enc" TEXT NOT NULL,
    "until" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "bounced_form_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "topic" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "sent_at" TIMESTAMPTZ(6),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "counter" (
    "series" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "counter_pkey" PRIMARY KEY ("series","unit_path","year")
);

-- CreateTable
CREATE TABLE "lookup" (
    "kind" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "subject" UUID NOT NULL,

    CONSTRAINT "lookup_pkey" PRIMARY KEY ("kind","field","value","unit_path","subject")
);

-- CreateTable
CREATE TABLE "worker_heartbeat" (
    "id" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "worker_heartbeat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "case_id" UUID,
    "to_person" UUID,
    "to_account" UUID,
    "template" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "title_enc" TEXT NOT NULL,
    "body_enc" TEXT NOT NULL,
    "read_at" TIMESTAMPTZ(6),

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "message" UUID,
    "provider" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "to_enc" TEXT NOT NULL,
    "body_enc" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(6),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "publication" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "body" JSONB NOT NULL,
    "case_id" UUID,
    "from" TIMESTAMPTZ(6) NOT NULL,
    "to" TIMESTAMPTZ(6),
    "withdrawn_at" TIMESTAMPTZ(6),

    CONSTRAINT "publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resident" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "id_mac" TEXT NOT NULL,
    "id_kind" TEXT NOT NULL,
    "id_enc" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sex" TEXT,
    "birth" DATE,
    "died" DATE,
    "merged_into" UUID,

    CONSTRAINT "resident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tie" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resident" UUID NOT NULL,
    "unit_path" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE,

    CONSTRAINT "tie_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "place" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "parent" UUID,
    "name" TEXT NOT NULL,
    "address_enc" TEXT,
    "rented" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "household" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "code" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "place" UUID,

    CONSTRAINT "household_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bond" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "a" UUID NOT NULL,
    "b" UUID NOT NULL,
    "role" TEXT,
    "from" DATE NOT NULL,
    "to" DATE,
    "unit_path" TEXT NOT NULL,

    CONSTRAINT "bond_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fact" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "subject" UUID NOT NULL,
    "element" TEXT NOT NULL,
    "value_enc" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "ref" TEXT,
    "verified_by" UUID,
    "until" DATE,
    "level" INTEGER NOT NULL,
    "unit_path" TEXT NOT NULL,

    CONSTRAINT "fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fact_now" (
    "subject" UUID NOT NULL,
    "element" TEXT NOT NULL,
    "fact" UUID NOT NULL,
    "contested_by" UUID,
    "stale_on" DATE,
    "level" INTEGER NOT NULL,
    "unit_path" TEXT NOT NULL,

    CONSTRAINT "fact_now_pkey" PRIMARY KEY ("subject","element")
);

-- CreateTable
CREATE TABLE "entry" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "register" TEXT NOT NULL,
    "version" UUID NOT NULL,
    "identity_mac" TEXT,
    "subject" UUID,
    "unit_path" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "data_enc" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE,
    "case_id" UUID,
    "row_version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entry_event" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "entry" UUID NOT NULL,
    "account" UUID,
    "verb" TEXT NOT NULL,
    "data_enc" TEXT,

    CONSTRAINT "entry_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "unit_parent_idx" ON "unit"("parent");

-- CreateIndex
CREATE UNIQUE INDEX "account_login_mac_key" ON "account"("login_mac");

-- CreateIndex
CREATE INDEX "account_resident_idx" ON "account"("resident");

-- CreateIndex
CREATE UNIQUE INDEX "credential_account_kind_key" ON "credential"("account", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_account_idx" ON "session"("account");

-- CreateIndex
CREATE INDEX "challenge_kind_mac_of_until_idx" ON "challenge"("kind", "mac_of", "until");

-- CreateIndex
CREATE INDEX "challenge_account_idx" ON "challenge"("account");

-- CreateIndex
CREATE INDEX "post_account_idx" ON "post"("account");

-- CreateIndex
CREATE INDEX "post_unit_path_role_idx" ON "post"("unit_path", "role");

-- CreateIndex
CREATE INDEX "post_role_idx" ON "post"("role");

-- CreateIndex
CREATE INDEX "post_stands_in_for_idx" ON "post"("stands_in_for");

-- CreateIndex
CREATE INDEX "mandate_principal_idx" ON "mandate"("principal");

-- CreateIndex
CREATE INDEX "mandate_agent_idx" ON "mandate"("agent");

-- CreateIndex
CREATE INDEX "mandate_proof_idx" ON "mandate"("proof");

-- CreateIndex
CREATE INDEX "draft_owner_service_idx" ON "draft"("owner", "service");

-- CreateIndex
CREATE INDEX "draft_version_idx" ON "draft"("version");

-- CreateIndex
CREATE INDEX "draft_subject_idx" ON "draft"("subject");

-- CreateIndex
CREATE INDEX "draft_case_id_idx" ON "draft"("case_id");

-- CreateIndex
CREATE INDEX "draft_dies_at_idx" ON "draft"("dies_at");

-- CreateIndex
CREATE UNIQUE INDEX "case_no_key" ON "case"("no");

-- CreateIndex
CREATE INDEX "case_unit_path_phase_id_idx" ON "case"("unit_path", "phase", "id");

-- CreateIndex
CREATE INDEX "case_unit_path_service_id_idx" ON "case"("unit_path", "service", "id");

-- CreateIndex
CREATE INDEX "case_lead_phase_id_idx" ON "case"("lead", "phase", "id");

-- CreateIndex
CREATE INDEX "case_parent_idx" ON "case"("parent");

-- CreateIndex
CREATE INDEX "case_version_idx" ON "case"("version");

-- CreateIndex
CREATE INDEX "case_holder_idx" ON "case"("holder");

-- CreateIndex
CREATE INDEX "case_first_owner_idx" ON "case"("first_owner");

-- CreateIndex
CREATE INDEX "case_event_account_idx" ON "case_event"("account");

-- CreateIndex
CREATE UNIQUE INDEX "case_event_case_id_no_key" ON "case_event"("case_id", "no");

-- CreateIndex
CREATE INDEX "party_subject_idx" ON "party"("subject");

-- CreateIndex
CREATE INDEX "task_case_id_idx" ON "task"("case_id");

-- CreateIndex
CREATE INDEX "task_unit_path_state_priority_due_on_id_idx" ON "task"("unit_path", "state", "priority", "due_on", "id");

-- CreateIndex
CREATE INDEX "task_account_idx" ON "task"("account");

-- CreateIndex
CREATE INDEX "task_party_idx" ON "task"("party");

-- CreateIndex
CREATE INDEX "task_state_next_at_idx" ON "task"("state", "next_at");

-- CreateIndex
CREATE INDEX "clock_case_id_idx" ON "clock"("case_id");

-- CreateIndex
CREATE INDEX "clock_state_next_at_idx" ON "clock"("state", "next_at");

-- CreateIndex
CREATE INDEX "clock_event_clock_id_idx" ON "clock_event"("clock", "id");

-- CreateIndex
CREATE INDEX "clock_event_case_id_idx" ON "clock_event"("case_id");

-- CreateIndex
CREATE INDEX "material_file_idx" ON "material"("file");

-- CreateIndex
CREATE UNIQUE INDEX "definition_kind_key_scope_path_key" ON "definition"("kind", "key", "scope_path");

-- CreateIndex
CREATE INDEX "definition_version_by_idx" ON "definition_version"("by");

-- CreateIndex
CREATE UNIQUE INDEX "definition_version_definition_number_key" ON "definition_version"("definition", "number");

-- CreateIndex
CREATE INDEX "file_owner_idx" ON "file"("owner");

-- CreateIndex
CREATE INDEX "file_case_id_idx" ON "file"("case_id");

-- CreateIndex
CREATE INDEX "file_draft_idx" ON "file"("draft");

-- CreateIndex
CREATE INDEX "file_state_id_idx" ON "file"("state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "paper_check_mac_key" ON "paper"("check_mac");

-- CreateIndex
CREATE INDEX "paper_case_id_idx" ON "paper"("case_id");

-- CreateIndex
CREATE INDEX "paper_version_idx" ON "paper"("version");

-- CreateIndex
CREATE INDEX "paper_replaced_idx" ON "paper"("replaced");

-- CreateIndex
CREATE UNIQUE INDEX "paper_series_number_key" ON "paper"("series", "number");

-- CreateIndex
CREATE INDEX "audit_subject_at_idx" ON "audit"("subject", "at");

-- CreateIndex
CREATE INDEX "audit_account_at_idx" ON "audit"("account", "at");

-- CreateIndex
CREATE INDEX "receipt_at_idx" ON "receipt"("at");

-- CreateIndex
CREATE INDEX "bounced_form_until_idx" ON "bounced_form"("until");

-- CreateIndex
CREATE INDEX "outbox_sent_at_id_idx" ON "outbox"("sent_at", "id");

-- CreateIndex
CREATE INDEX "lookup_subject_idx" ON "lookup"("subject");

-- CreateIndex
CREATE INDEX "message_case_id_idx" ON "message"("case_id");

-- CreateIndex
CREATE INDEX "message_to_person_id_idx" ON "message"("to_person", "id");

-- CreateIndex
CREATE INDEX "message_to_account_id_idx" ON "message"("to_account", "id");

-- CreateIndex
CREATE INDEX "delivery_message_idx" ON "delivery"("message");

-- CreateIndex
CREATE INDEX "delivery_state_id_idx" ON "delivery"("state", "id");

-- CreateIndex
CREATE INDEX "publication_unit_path_from_idx" ON "publication"("unit_path", "from");

-- CreateIndex
CREATE INDEX "publication_case_id_idx" ON "publication"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "resident_id_mac_key" ON "resident"("id_mac");

-- CreateIndex
CREATE INDEX "resident_merged_into_idx" ON "resident"("merged_into");

-- CreateIndex
CREATE INDEX "tie_unit_path_idx" ON "tie"("unit_path");

-- CreateIndex
CREATE UNIQUE INDEX "tie_resident_unit_path_kind_from_key" ON "tie"("resident", "unit_path", "kind", "from");

-- CreateIndex
CREATE UNIQUE INDEX "place_code_key" ON "place"("code");

-- CreateIndex
CREATE INDEX "place_unit_path_id_idx" ON "place"("unit_path", "id");

-- CreateIndex
CREATE INDEX "place_parent_idx" ON "place"("parent");

-- CreateIndex
CREATE UNIQUE INDEX "household_code_key" ON "household"("code");

-- CreateIndex
CREATE INDEX "household_unit_path_id_idx" ON "household"("unit_path", "id");

-- CreateIndex
CREATE INDEX "household_place_idx" ON "household"("place");

-- CreateIndex
CREATE INDEX "bond_kind_a_idx" ON "bond"("kind", "a");

-- CreateIndex
CREATE INDEX "bond_kind_b_idx" ON "bond"("kind", "b");

-- CreateIndex
CREATE INDEX "fact_subject_element_id_idx" ON "fact"("subject", "element", "id");

-- CreateIndex
CREATE INDEX "fact_verified_by_idx" ON "fact"("verified_by");

-- CreateIndex
CREATE INDEX "fact_now_fact_idx" ON "fact_now"("fact");

-- CreateIndex
CREATE INDEX "fact_now_contested_by_idx" ON "fact_now"("contested_by");

-- CreateIndex
CREATE INDEX "fact_now_unit_path_stale_on_idx" ON "fact_now"("unit_path", "stale_on");

-- CreateIndex
CREATE INDEX "entry_register_unit_path_id_idx" ON "entry"("register", "unit_path", "id");

-- CreateIndex
CREATE INDEX "entry_subject_register_idx" ON "entry"("subject", "register");

-- CreateIndex
CREATE INDEX "entry_case_id_idx" ON "entry"("case_id");

-- CreateIndex
CREATE INDEX "entry_version_idx" ON "entry"("version");

-- CreateIndex
CREATE UNIQUE INDEX "entry_register_identity_mac_key" ON "entry"("register", "identity_mac");

-- CreateIndex
CREATE INDEX "entry_event_entry_id_idx" ON "entry_event"("entry", "id");

-- CreateIndex
CREATE INDEX "entry_event_account_idx" ON "entry_event"("account");
