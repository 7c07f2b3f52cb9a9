-- Telling other programs (issue 4, point 9). Three tables: whom to tell (webhook_endpoint), what happened, as it was at
-- that moment (webhook_event, written in the booking's own transaction), and what became of telling each of them
-- (webhook_delivery). The snapshot is kept and not rendered later, because a receiver must see every step of a booking
-- and not its last state several times. Order is by the booking's version, which the database makes unique; a clock
-- would not do, since copies of the application have their own.
-- Also: keys of the API that end by themselves, so that a program can be given a new one while the old one still works.
-- Nothing has to be backfilled: no tenant has an endpoint yet, and a key without an end lives on.

-- AlterTable
ALTER TABLE "api_key" ADD COLUMN     "expires_at" TIMESTAMPTZ(3),
ADD COLUMN     "replaced_by" UUID;

-- CreateTable
CREATE TABLE "webhook_endpoint" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "events" TEXT[],
    "secret_sealed" BYTEA NOT NULL,
    "previous_sealed" BYTEA,
    "previous_until" TIMESTAMPTZ(3),
    "active" BOOLEAN NOT NULL DEFAULT true,
    "failing_since" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "disabled_reason" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "webhook_event" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "booking_id" UUID,
    "booking_version" INTEGER NOT NULL DEFAULT 0,
    "place" INTEGER NOT NULL DEFAULT 0,
    "type" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_event_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "booking_id" UUID,
    "booking_version" INTEGER NOT NULL DEFAULT 0,
    "place" INTEGER NOT NULL DEFAULT 0,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "trying_since" TIMESTAMPTZ(3),
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_until" TIMESTAMPTZ(3),
    "last_attempt_at" TIMESTAMPTZ(3),
    "failure" TEXT,
    "response_status" INTEGER,
    "response_body" TEXT NOT NULL DEFAULT '',
    "duration_ms" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "webhook_event_tenant_id_booking_id_booking_version_place_key" ON "webhook_event"("tenant_id", "booking_id", "booking_version", "place");

-- CreateIndex
CREATE INDEX "webhook_event_created_at_idx" ON "webhook_event"("created_at");

-- CreateIndex
CREATE INDEX "webhook_delivery_tenant_id_endpoint_id_created_at_id_idx" ON "webhook_delivery"("tenant_id", "endpoint_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_tenant_id_event_id_endpoint_id_key" ON "webhook_delivery"("tenant_id", "event_id", "endpoint_id");

-- AddForeignKey
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_event" ADD CONSTRAINT "webhook_event_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_event" ADD CONSTRAINT "webhook_event_tenant_id_booking_id_fkey" FOREIGN KEY ("tenant_id", "booking_id") REFERENCES "booking"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_tenant_id_event_id_fkey" FOREIGN KEY ("tenant_id", "event_id") REFERENCES "webhook_event"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_tenant_id_endpoint_id_fkey" FOREIGN KEY ("tenant_id", "endpoint_id") REFERENCES "webhook_endpoint"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- ------------------------------------------------------------------------------------------------- checks
ALTER TABLE webhook_endpoint
  ADD CONSTRAINT webhook_endpoint_url_shape CHECK (url ~ '^https?://' AND length(url) <= 2000),
  ADD CONSTRAINT webhook_endpoint_reason_known CHECK (disabled_reason IN ('paused', 'failing', 'gone')),
  -- Active, or since when and why not: nothing in between.
  ADD CONSTRAINT webhook_endpoint_why_not
    CHECK (active = (disabled_at IS NULL) AND active = (disabled_reason IS NULL)),
  ADD CONSTRAINT webhook_endpoint_previous CHECK ((previous_sealed IS NULL) = (previous_until IS NULL));
ALTER TABLE webhook_delivery
  ADD CONSTRAINT webhook_delivery_status_known CHECK (status IN ('pending', 'sending', 'delivered', 'failed')),
  ADD CONSTRAINT webhook_delivery_response_short CHECK (length(response_body) <= 2048);

-- Asked once in every change of a booking: whether anybody wants to hear of it.
CREATE INDEX webhook_endpoint_listening_idx ON webhook_endpoint (tenant_id) WHERE active;
CREATE INDEX webhook_delivery_due_idx ON webhook_delivery (next_attempt_at) WHERE status IN ('pending', 'sending');
-- A receiver's queue as the worker walks it: of every booking the earliest.
CREATE INDEX webhook_delivery_order_idx ON webhook_delivery (tenant_id, endpoint_id, booking_id, booking_version, place)
  WHERE status IN ('pending', 'sending');

-- ----------------------------------------------------------------------------- row-level security, grants
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['webhook_endpoint', 'webhook_event', 'webhook_delivery'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY %I ON %I
      USING (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
      WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)$p$, t || '_own_tenant', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_endpoint, webhook_event, webhook_delivery TO punctual_platform;
-- An endpoint is taken away by a mark; events do not change, and age out through the platform's role.
GRANT SELECT, INSERT, UPDATE ON webhook_endpoint, webhook_delivery TO punctual_app;
GRANT SELECT, INSERT ON webhook_event TO punctual_app;
