-- Import and export (decision 017). A file is kept while its dry run is looked at: the text as it came, how its columns
-- are read, and, once somebody has said yes, one row per line with what became of it. That makes an import resumable
-- (a worker that died left its lines waiting) and explainable. Everything goes again when `expires_at` has passed:
-- these rows hold people's names and addresses and have no other purpose.

-- AlterTable
-- What a booking was called in the file it came from: importing the same file again finds it and changes nothing.
ALTER TABLE "booking" ADD COLUMN     "external_key" TEXT;

-- CreateTable
CREATE TABLE "import" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "file_name" TEXT NOT NULL DEFAULT '',
    "content" TEXT,
    "options" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'draft',
    "notify" BOOLEAN NOT NULL DEFAULT false,
    "actor" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "claimed_until" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "import_row" (
    "tenant_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "record" JSONB,
    "state" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "detail" TEXT NOT NULL DEFAULT '',
    "blame" TEXT NOT NULL DEFAULT '',
    "subject_id" UUID,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("tenant_id","import_id","number")
);

-- CreateIndex
CREATE INDEX "import_row_tenant_id_import_id_state_number_idx" ON "import_row"("tenant_id", "import_id", "state", "number");

-- CreateIndex
CREATE UNIQUE INDEX "booking_tenant_id_external_key_key" ON "booking"("tenant_id", "external_key");

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_tenant_id_import_id_fkey" FOREIGN KEY ("tenant_id", "import_id") REFERENCES "import"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ------------------------------------------------------------------------------------------------- checks
ALTER TABLE booking ADD CONSTRAINT booking_external_key_length CHECK (length(external_key) BETWEEN 1 AND 120);
ALTER TABLE import
  ADD CONSTRAINT import_kind_known CHECK (kind IN ('bookings', 'customers')),
  ADD CONSTRAINT import_format_known CHECK (format IN ('csv', 'json', 'ics')),
  ADD CONSTRAINT import_state_known CHECK (state IN ('draft', 'queued', 'done', 'undoing', 'undone')),
  -- What somebody may still look at and start is there to be read.
  ADD CONSTRAINT import_draft_has_content CHECK (state <> 'draft' OR content IS NOT NULL),
  ADD CONSTRAINT import_content_bounded CHECK (octet_length(content) <= 6291456);
ALTER TABLE import_row
  ADD CONSTRAINT import_row_kind_known CHECK (kind IN ('create', 'update', 'same', 'conflict', 'invalid')),
  ADD CONSTRAINT import_row_state_known CHECK (state IN ('waiting', 'done', 'refused', 'left', 'undone'));
-- The worker looks across tenants for what waits.
CREATE INDEX import_waiting_idx ON import (started_at) WHERE state IN ('queued', 'undoing');

-- ---------------------------------------------------------------------------- row-level security, grants
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['import', 'import_row'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY %I ON %I
      USING (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
      WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)$p$, t || '_own_tenant', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON import, import_row TO punctual_platform;
GRANT SELECT, INSERT, UPDATE, DELETE ON import, import_row TO punctual_app;

-- ----------------------------------------------------------------------------------- erasing a whole tenant
-- History is append-only for everybody, with one door: the platform role, in a transaction that has named the tenant it
-- erases (`admin tenant erase`). The application's role has no such door, whatever it sets.
CREATE FUNCTION punctual_erasing(tenant uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT current_user = 'punctual_platform'
     AND tenant = NULLIF(current_setting('punctual.erased_tenant', true), '')::uuid
$$;
CREATE OR REPLACE FUNCTION punctual_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND punctual_erasing(OLD.tenant_id) THEN RETURN OLD; END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '42501';
END $$;
