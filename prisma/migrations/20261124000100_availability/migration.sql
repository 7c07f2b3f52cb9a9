-- Availability that a real business can describe (design 4.3, 4.4): hours of places and services beside people's,
-- other hours or another zone for a while, time off with approval, blocked time, caps, lengths to choose from, and the
-- two columns that let an earlier moment be looked at again. Nothing has to be backfilled: every default means what
-- was true before, except created_at of old allocations, which becomes the moment of this migration: "as of an earlier
-- moment" is honest from here on.

-- AlterTable
ALTER TABLE "allocation" ADD COLUMN     "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "released_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "location" ADD COLUMN     "schedule_id" UUID;

-- AlterTable
ALTER TABLE "service" ADD COLUMN     "alignment" TEXT NOT NULL DEFAULT 'clock',
ADD COLUMN     "balance_days" INTEGER NOT NULL DEFAULT 14,
ADD COLUMN     "bookable_from" DATE,
ADD COLUMN     "bookable_to" DATE,
ADD COLUMN     "durations" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "schedule_id" UUID;

-- AlterTable
ALTER TABLE "service_staff" ADD COLUMN     "weight" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "staff" ADD COLUMN     "limits" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "tenant" ADD COLUMN     "week_start" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "schedule_period" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "schedule_id" UUID NOT NULL,
    "from_date" DATE NOT NULL,
    "to_date" DATE NOT NULL,
    "timezone" TEXT NOT NULL,
    "weekly" JSONB NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "schedule_period_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "time_off" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "from_wall" TEXT NOT NULL,
    "to_wall" TEXT NOT NULL,
    "timezone" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL,
    "requested_by" TEXT,
    "decided_by" TEXT,
    "decision_note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "time_off_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "block" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "staff_id" UUID,
    "unit_id" UUID,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL DEFAULT 'staff',
    "reason" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "block_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "schedule_period_tenant_id_schedule_id_idx" ON "schedule_period"("tenant_id", "schedule_id");

-- CreateIndex
CREATE INDEX "time_off_tenant_id_staff_id_idx" ON "time_off"("tenant_id", "staff_id");

-- AddForeignKey
ALTER TABLE "location" ADD CONSTRAINT "location_tenant_id_schedule_id_fkey" FOREIGN KEY ("tenant_id", "schedule_id") REFERENCES "schedule"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "schedule_period" ADD CONSTRAINT "schedule_period_tenant_id_schedule_id_fkey" FOREIGN KEY ("tenant_id", "schedule_id") REFERENCES "schedule"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "time_off" ADD CONSTRAINT "time_off_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "time_off" ADD CONSTRAINT "time_off_tenant_id_staff_id_fkey" FOREIGN KEY ("tenant_id", "staff_id") REFERENCES "staff"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "block" ADD CONSTRAINT "block_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "block" ADD CONSTRAINT "block_tenant_id_staff_id_fkey" FOREIGN KEY ("tenant_id", "staff_id") REFERENCES "staff"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "block" ADD CONSTRAINT "block_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "resource_unit"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "service" ADD CONSTRAINT "service_tenant_id_schedule_id_fkey" FOREIGN KEY ("tenant_id", "schedule_id") REFERENCES "schedule"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- ------------------------------------------------------------------------------------------------- checks
ALTER TABLE tenant ADD CONSTRAINT tenant_week_start CHECK (week_start BETWEEN 1 AND 7);
ALTER TABLE service
  ADD CONSTRAINT service_alignment_known CHECK (alignment IN ('clock', 'opening')),
  ADD CONSTRAINT service_balance_days CHECK (balance_days BETWEEN 1 AND 366),
  ADD CONSTRAINT service_dates_ordered CHECK (bookable_from <= bookable_to);
ALTER TABLE service_staff ADD CONSTRAINT service_staff_weight CHECK (weight BETWEEN 1 AND 100);
-- One day has one set of hours: periods of a schedule never overlap.
ALTER TABLE schedule_period
  ADD CONSTRAINT schedule_period_ordered CHECK (from_date <= to_date),
  ADD CONSTRAINT schedule_period_no_overlap
    EXCLUDE USING gist (tenant_id WITH =, schedule_id WITH =, daterange(from_date, to_date, '[]') WITH &&);
ALTER TABLE time_off
  ADD CONSTRAINT time_off_state_known CHECK (state IN ('requested', 'approved', 'declined', 'withdrawn')),
  ADD CONSTRAINT time_off_wall_shape
    CHECK (from_wall ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$' AND to_wall ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$'),
  -- Text of this shape sorts as time does.
  ADD CONSTRAINT time_off_ordered CHECK (from_wall < to_wall);
ALTER TABLE block
  ADD CONSTRAINT block_one_lane CHECK (num_nonnulls(staff_id, unit_id) = 1),
  ADD CONSTRAINT block_source_known CHECK (source IN ('staff', 'calendar')),
  ADD CONSTRAINT block_span_ordered CHECK (starts_at < ends_at),
  -- Reads of busy time rely on it to stay narrow; longer absence is time off.
  ADD CONSTRAINT block_at_most_three_days CHECK (ends_at <= starts_at + interval '3 days');
CREATE INDEX block_busy_idx ON block (tenant_id, starts_at, ends_at)
  INCLUDE (staff_id, unit_id) WHERE released_at IS NULL;

-- ------------------------------------------------------------------------ when an allocation was given back
-- A trigger, because a forgotten column would make the past look busier than it was.
CREATE FUNCTION punctual_note_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = 'released' AND OLD.state <> 'released' THEN NEW.released_at := now(); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER allocation_notes_release BEFORE UPDATE OF state ON allocation
  FOR EACH ROW EXECUTE FUNCTION punctual_note_release();

-- ------------------------------------------------------------------- revision, row-level security, grants
CREATE TRIGGER schedule_period_raises_revision AFTER INSERT OR UPDATE OR DELETE ON schedule_period
  FOR EACH ROW EXECUTE FUNCTION punctual_raise_revision();
-- Approved time off is compiled with the set-up; blocks are read like bookings.
CREATE TRIGGER time_off_raises_revision AFTER INSERT OR UPDATE OR DELETE ON time_off
  FOR EACH ROW EXECUTE FUNCTION punctual_raise_revision();
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['schedule_period', 'time_off', 'block'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY %I ON %I
      USING (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
      WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)$p$, t || '_own_tenant', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON schedule_period, time_off, block TO punctual_platform;
GRANT SELECT, INSERT, UPDATE ON schedule_period, time_off, block TO punctual_app;
GRANT DELETE ON schedule_period TO punctual_app;
