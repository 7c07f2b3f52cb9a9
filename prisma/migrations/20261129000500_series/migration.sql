-- Series: appointments that repeat (cases B21). A series is the rule and the first start; what it books are bookings
-- like any other, through the same constraints, each with its own history, version and manage link. So nothing about
-- taken time changes here: the series only says which bookings belong together, and in which order they were made.
-- Nothing has to be backfilled: a booking of before belongs to no series.

-- CreateTable
CREATE TABLE "series" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "rule" JSONB NOT NULL,
    "first_start" TIMESTAMPTZ(3) NOT NULL,
    "timezone" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "series_pkey" PRIMARY KEY ("tenant_id","id")
);

-- AlterTable
ALTER TABLE "booking" ADD COLUMN     "series_id" UUID,
ADD COLUMN     "series_index" INTEGER;

-- AddForeignKey
ALTER TABLE "series" ADD CONSTRAINT "series_tenant_id_service_id_fkey" FOREIGN KEY ("tenant_id", "service_id") REFERENCES "service"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_tenant_id_series_id_fkey" FOREIGN KEY ("tenant_id", "series_id") REFERENCES "series"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- ------------------------------------------------------------------------------------------------- checks
ALTER TABLE series
  ADD CONSTRAINT series_status_known CHECK (status IN ('active', 'cancelled')),
  ADD CONSTRAINT series_version_positive CHECK (version >= 1);
ALTER TABLE booking
  ADD CONSTRAINT booking_series_whole CHECK ((series_id IS NULL) = (series_index IS NULL)),
  -- As many as are booked in one transaction, all or nothing.
  ADD CONSTRAINT booking_series_index_range CHECK (series_index BETWEEN 1 AND 52);
-- Two bookings cannot be the third of one series. Most bookings are in none and stay out of the index.
CREATE UNIQUE INDEX booking_series_place ON booking (tenant_id, series_id, series_index) WHERE series_id IS NOT NULL;

-- ------------------------------------------------------------------------------- row-level security, grants
ALTER TABLE series ENABLE ROW LEVEL SECURITY;
ALTER TABLE series FORCE ROW LEVEL SECURITY;
CREATE POLICY series_own_tenant ON series
  USING (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON series TO punctual_platform;
-- Never deleted, like its bookings.
GRANT SELECT, INSERT, UPDATE ON series TO punctual_app;
