-- The waitlist (issue 4, point 6; decision 019): who waits for a time, what they were offered, and that time came free.
--
-- An offer is a hold. Its lanes and seats are won under the same constraints as everybody's (design 4.1), so two people
-- cannot be offered one time, and nobody can book it meanwhile. What is left for this table to promise is that one
-- person has one offer at a time, and that a place in the list is one person's.
--
-- A rank is a number between two others and not a position: moving somebody changes their row and nobody else's. It is
-- numeric because halves of halves have to stay exact; a new rank is the moment of joining, which needs no look at the
-- others and so no lock on them.
--
-- That time came free is noted by triggers and not by the code that frees it, because a forgotten call would be silent:
-- bookings, holds, seats, blocks, hours and settings all end in one of these five tables. A row is written only where
-- somebody waits, by a statement that runs in the database anyway, so that businesses without a waitlist pay no round
-- trip. The rows are a hint that makes an offer prompt; a pass over everybody who waits is the guarantee.
--
-- Nothing has to be backfilled: nobody waits yet. Services that exist get a waitlist, as new ones do.

ALTER TABLE service ADD COLUMN "waitlist_minutes" INTEGER DEFAULT 120;
ALTER TABLE service ADD CONSTRAINT service_waitlist_minutes CHECK (waitlist_minutes BETWEEN 15 AND 2880);

-- CreateTable
CREATE TABLE "waitlist_entry" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "staff_id" UUID,
    "customer_id" UUID NOT NULL,
    "party" INTEGER NOT NULL DEFAULT 1,
    "duration_minutes" INTEGER,
    -- Local dates in the service's zone, both included.
    "from_date" DATE NOT NULL,
    "to_date" DATE NOT NULL,
    -- ISO weekdays; none: any.
    "weekdays" INTEGER[] NOT NULL DEFAULT '{}',
    -- [{ from, to }] in minutes of the wall day in the service's zone; none: any.
    "times" JSONB NOT NULL DEFAULT '[]',
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "phone" TEXT,
    "locale" TEXT NOT NULL,
    "timezone" TEXT NOT NULL,
    "answers" JSONB NOT NULL DEFAULT '{}',
    "rank" NUMERIC NOT NULL DEFAULT extract(epoch FROM clock_timestamp()),
    "state" TEXT NOT NULL DEFAULT 'waiting',
    -- Rises with every change of the wish, so that each is told once.
    "version" INTEGER NOT NULL DEFAULT 1,
    "source" TEXT NOT NULL,
    "booking_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "waitlist_entry_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "waitlist_offer" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "hold_id" UUID NOT NULL,
    "staff_id" UUID,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "deadline" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "waitlist_offer_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "freed_time" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "freed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "freed_time_pkey" PRIMARY KEY ("tenant_id","id")
);

-- AlterTable
ALTER TABLE "customer_merge" ADD COLUMN "waiting" UUID[] DEFAULT '{}';
ALTER TABLE "message" ADD COLUMN "waitlist_entry_id" UUID, ADD COLUMN "waitlist_offer_id" UUID;

-- AddForeignKey
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_tenant_id_service_id_fkey" FOREIGN KEY ("tenant_id", "service_id") REFERENCES "service"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_tenant_id_staff_id_fkey" FOREIGN KEY ("tenant_id", "staff_id") REFERENCES "staff"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_tenant_id_customer_id_fkey" FOREIGN KEY ("tenant_id", "customer_id") REFERENCES "customer"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_tenant_id_booking_id_fkey" FOREIGN KEY ("tenant_id", "booking_id") REFERENCES "booking"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "waitlist_offer" ADD CONSTRAINT "waitlist_offer_tenant_id_entry_id_fkey" FOREIGN KEY ("tenant_id", "entry_id") REFERENCES "waitlist_entry"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "waitlist_offer" ADD CONSTRAINT "waitlist_offer_tenant_id_hold_id_fkey" FOREIGN KEY ("tenant_id", "hold_id") REFERENCES "hold"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "waitlist_offer" ADD CONSTRAINT "waitlist_offer_tenant_id_staff_id_fkey" FOREIGN KEY ("tenant_id", "staff_id") REFERENCES "staff"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "freed_time" ADD CONSTRAINT "freed_time_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "message" ADD CONSTRAINT "message_tenant_id_waitlist_entry_id_fkey" FOREIGN KEY ("tenant_id", "waitlist_entry_id") REFERENCES "waitlist_entry"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "message" ADD CONSTRAINT "message_tenant_id_waitlist_offer_id_fkey" FOREIGN KEY ("tenant_id", "waitlist_offer_id") REFERENCES "waitlist_offer"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- CreateIndex
CREATE UNIQUE INDEX "waitlist_entry_tenant_id_booking_id_key" ON "waitlist_entry"("tenant_id", "booking_id");
CREATE INDEX "waitlist_entry_tenant_id_customer_id_idx" ON "waitlist_entry"("tenant_id", "customer_id");
CREATE INDEX "waitlist_offer_tenant_id_entry_id_idx" ON "waitlist_offer"("tenant_id", "entry_id");
CREATE UNIQUE INDEX "waitlist_offer_tenant_id_hold_id_key" ON "waitlist_offer"("tenant_id", "hold_id");
CREATE UNIQUE INDEX "message_waitlist_entry_key" ON "message"("tenant_id", "waitlist_entry_id", "subject_version", "kind", "recipient", "channel");
CREATE UNIQUE INDEX "message_waitlist_offer_key" ON "message"("tenant_id", "waitlist_offer_id", "subject_version", "kind", "recipient", "channel");

-- ------------------------------------------------------------------------------------------------- promises
ALTER TABLE waitlist_entry
  ADD CONSTRAINT waitlist_entry_state_known CHECK (state IN ('waiting', 'booked', 'left', 'removed', 'over')),
  ADD CONSTRAINT waitlist_entry_source_known CHECK (source IN ('page', 'api', 'dashboard')),
  ADD CONSTRAINT waitlist_entry_days_ordered CHECK (from_date <= to_date),
  ADD CONSTRAINT waitlist_entry_weekdays CHECK (weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]),
  ADD CONSTRAINT waitlist_entry_party CHECK (party BETWEEN 1 AND 1000),
  ADD CONSTRAINT waitlist_entry_reachable CHECK (email <> '' AND email_key <> ''),
  ADD CONSTRAINT waitlist_entry_ended CHECK ((state = 'waiting') = (ended_at IS NULL)),
  ADD CONSTRAINT waitlist_entry_booked CHECK ((state = 'booked') = (booking_id IS NOT NULL));
-- The same person asking again changes what they asked for, whoever of two requests comes first.
CREATE UNIQUE INDEX waitlist_entry_stands_once ON waitlist_entry (tenant_id, service_id, email_key) WHERE state = 'waiting';
-- Two people never have one place. Also the order in which the list is read.
CREATE UNIQUE INDEX waitlist_entry_place ON waitlist_entry (tenant_id, service_id, rank) WHERE state = 'waiting';
ALTER TABLE waitlist_offer
  ADD CONSTRAINT waitlist_offer_state_known CHECK (state IN ('open', 'accepted', 'declined', 'expired', 'withdrawn')),
  ADD CONSTRAINT waitlist_offer_span_ordered CHECK (starts_at < ends_at),
  ADD CONSTRAINT waitlist_offer_in_time CHECK (deadline <= starts_at),
  ADD CONSTRAINT waitlist_offer_settled CHECK ((state = 'open') = (settled_at IS NULL));
CREATE UNIQUE INDEX waitlist_offer_one_at_a_time ON waitlist_offer (tenant_id, entry_id) WHERE state = 'open';
CREATE INDEX waitlist_offer_deadline_idx ON waitlist_offer (deadline) WHERE state = 'open';

ALTER TABLE message
  DROP CONSTRAINT message_subject,
  ADD CONSTRAINT message_subject
    CHECK (num_nonnulls(booking_id, invitation_id, waitlist_entry_id, waitlist_offer_id) = 1);

-- ---------------------------------------------------------------------------------------- time that came free
-- The first argument names the column that says whose time it was.
CREATE FUNCTION punctual_note_freed_time() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE whose uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
BEGIN
  INSERT INTO freed_time (tenant_id)
  SELECT whose WHERE EXISTS (SELECT FROM waitlist_entry WHERE tenant_id = whose AND state = 'waiting');
  RETURN NULL;
END $$;
CREATE TRIGGER allocation_notes_freed_time AFTER UPDATE OF state ON allocation
  FOR EACH ROW WHEN (OLD.state <> 'released' AND NEW.state = 'released')
  EXECUTE FUNCTION punctual_note_freed_time('tenant_id');
CREATE TRIGGER seat_notes_freed_time AFTER UPDATE OF live ON seat
  FOR EACH ROW WHEN (OLD.live AND NOT NEW.live)
  EXECUTE FUNCTION punctual_note_freed_time('tenant_id');
CREATE TRIGGER session_notes_freed_time AFTER UPDATE OF capacity ON session
  FOR EACH ROW WHEN (NEW.capacity > OLD.capacity)
  EXECUTE FUNCTION punctual_note_freed_time('tenant_id');
-- Whatever is done to a block: it may have become shorter.
CREATE TRIGGER block_notes_freed_time AFTER UPDATE ON block
  FOR EACH ROW EXECUTE FUNCTION punctual_note_freed_time('tenant_id');
-- Hours, people, services, time off: all of them raise the revision.
CREATE TRIGGER tenant_notes_freed_time AFTER UPDATE ON tenant
  FOR EACH ROW EXECUTE FUNCTION punctual_note_freed_time('id');

-- ----------------------------------------------------------------------------- row-level security, grants
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['waitlist_entry', 'waitlist_offer', 'freed_time'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY %I ON %I
      USING (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
      WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)$p$, t || '_own_tenant', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON waitlist_entry, waitlist_offer, freed_time TO punctual_platform;
GRANT SELECT, INSERT, UPDATE ON waitlist_entry, waitlist_offer TO punctual_app;
-- Written by the triggers in whoever's name; taken away by the worker alone.
GRANT SELECT, INSERT ON freed_time TO punctual_app;
