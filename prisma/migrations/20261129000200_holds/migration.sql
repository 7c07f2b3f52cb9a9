-- Holds before there is a booking, and bookings that wait for a yes (issue 4: holds; decision 011).
--
-- Somebody who fills in the form, or who was offered a freed time from the waitlist, has the time but is nobody yet:
-- no name, no address. A booking without a customer would be a lie in every list, so such a hold is a row of its own,
-- and its lanes and seats are the very same allocations and seats that bookings win: the constraints of design 4.1 know
-- no difference. That is why owner columns become one of three (or of two) instead of a table of their own.
--
-- Nothing has to be backfilled: there are no such holds yet, and no booking waits for approval, because the
-- configuration refused it until now.

CREATE TABLE "hold" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    -- form: while somebody fills in the booking form; offer: a freed time offered to the waitlist
    "kind" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    -- A keyed digest of the network address, to bound what one visitor can hold; '' where nobody asked from outside.
    "network" TEXT NOT NULL DEFAULT '',
    "service_id" UUID NOT NULL,
    "session_id" UUID,
    "staff_id" UUID,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "party" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    -- However often it is renewed, it ends by then.
    "at_most_until" TIMESTAMPTZ(3) NOT NULL,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "hold_pkey" PRIMARY KEY ("tenant_id","id")
);
ALTER TABLE "hold" ADD CONSTRAINT "hold_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "hold" ADD CONSTRAINT "hold_tenant_id_service_id_fkey" FOREIGN KEY ("tenant_id", "service_id") REFERENCES "service"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "hold" ADD CONSTRAINT "hold_tenant_id_session_id_fkey" FOREIGN KEY ("tenant_id", "session_id") REFERENCES "session"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE hold
  ADD CONSTRAINT hold_kind_known CHECK (kind IN ('form', 'offer')),
  ADD CONSTRAINT hold_span_ordered CHECK (starts_at < ends_at),
  ADD CONSTRAINT hold_party_positive CHECK (party BETWEEN 1 AND 1000),
  ADD CONSTRAINT hold_bounded CHECK (expires_at <= at_most_until);
-- One browser holds one time at a business: choosing another gives the first back.
CREATE UNIQUE INDEX hold_one_per_browser ON hold (tenant_id, token_hash) WHERE released_at IS NULL;
CREATE INDEX hold_of_network_idx ON hold (tenant_id, network) WHERE released_at IS NULL;
CREATE INDEX hold_expiry_idx ON hold (expires_at) WHERE released_at IS NULL;

-- ------------------------------------------------------------------------------------- who owns time and seats
ALTER TABLE allocation
  ADD COLUMN "hold_id" UUID,
  DROP CONSTRAINT allocation_owner,
  ADD CONSTRAINT allocation_owner CHECK (num_nonnulls(booking_id, session_id, hold_id) = 1),
  ADD CONSTRAINT "allocation_tenant_id_hold_id_fkey" FOREIGN KEY ("tenant_id", "hold_id") REFERENCES "hold"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
CREATE INDEX "allocation_tenant_id_hold_id_idx" ON "allocation"("tenant_id", "hold_id");

ALTER TABLE seat
  ALTER COLUMN booking_id DROP NOT NULL,
  ADD COLUMN "hold_id" UUID,
  -- While the seat waits (for a form, a payment, a yes); null once it is sold.
  ADD COLUMN "hold_expires_at" TIMESTAMPTZ(3),
  ADD CONSTRAINT seat_owner CHECK (num_nonnulls(booking_id, hold_id) = 1),
  ADD CONSTRAINT "seat_tenant_id_hold_id_fkey" FOREIGN KEY ("tenant_id", "hold_id") REFERENCES "hold"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
CREATE INDEX "seat_tenant_id_hold_id_idx" ON "seat"("tenant_id", "hold_id");

-- ------------------------------------------------------------------------------------------ waiting for a yes
ALTER TABLE service ADD COLUMN "approval_hours" INTEGER NOT NULL DEFAULT 24;
ALTER TABLE service ADD CONSTRAINT service_approval_hours CHECK (approval_hours BETWEEN 1 AND 336);
ALTER TABLE booking ADD COLUMN "hold_reason" TEXT;
ALTER TABLE booking
  ADD CONSTRAINT booking_hold_reason_known CHECK (hold_reason IN ('approval', 'payment')),
  -- What waits says what for and until when.
  ADD CONSTRAINT booking_hold_complete
    CHECK (status <> 'held' OR (hold_reason IS NOT NULL AND hold_expires_at IS NOT NULL));

-- ------------------------------------------------------------------------------- row-level security, grants
ALTER TABLE hold ENABLE ROW LEVEL SECURITY;
ALTER TABLE hold FORCE ROW LEVEL SECURITY;
CREATE POLICY hold_own_tenant ON hold
  USING (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON hold TO punctual_platform;
GRANT SELECT, INSERT, UPDATE ON hold TO punctual_app;
