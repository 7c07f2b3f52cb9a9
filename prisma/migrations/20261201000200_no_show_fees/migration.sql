-- A card on file for whoever does not come (issue 5; decision 022).
--
-- A service may ask for a card when it is booked. Nothing is taken then; the fee that was agreed stands on the booking, so
-- that a later change of the service changes nothing. When somebody did not come, the business decides: the fee is
-- charged, or waived. Stripe keeps the card; here is only which one of Stripe's objects it is.
--
-- A fee is a row of its own and not a payment yet: it may be refused by the bank, or wait for its owner's consent. One for
-- each booking, for good: nobody is charged twice for the same absence.
--
-- Nothing has to be backfilled: no service asked for a card before.

ALTER TABLE service ADD COLUMN "no_show_fee" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE service ADD CONSTRAINT service_no_show_fee CHECK (no_show_fee >= 0);
ALTER TABLE booking ADD COLUMN "no_show_fee" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE booking ADD CONSTRAINT booking_no_show_fee CHECK (no_show_fee >= 0);

ALTER TABLE checkout
  ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'pay',
  ADD COLUMN "saves_card" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE checkout
  DROP CONSTRAINT checkout_amount,
  -- pay: what is due when booking. card: nothing, only a card. fee: a no-show fee that its owner has to agree to.
  ADD CONSTRAINT checkout_kind_known CHECK (kind IN ('pay', 'card', 'fee') AND (kind <> 'card' OR saves_card)),
  ADD CONSTRAINT checkout_amount CHECK ((kind = 'card') = (amount = 0) AND amount >= 0
    AND application_fee BETWEEN 0 AND amount AND currency ~ '^[A-Z]{3}$');

-- CreateTable
CREATE TABLE "saved_card" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "stripe_account_id" TEXT NOT NULL,
    "stripe_customer_id" TEXT NOT NULL,
    "stripe_method_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_card_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "no_show_fee" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'wanted',
    "failure" TEXT NOT NULL DEFAULT '',
    "asked_by" JSONB NOT NULL DEFAULT '{}',
    -- Rises when somebody tries again what was refused.
    "round" INTEGER NOT NULL DEFAULT 1,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "no_show_fee_pkey" PRIMARY KEY ("tenant_id","id")
);

-- AddForeignKey
ALTER TABLE "saved_card" ADD CONSTRAINT "saved_card_tenant_id_booking_id_fkey" FOREIGN KEY ("tenant_id", "booking_id") REFERENCES "booking"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "no_show_fee" ADD CONSTRAINT "no_show_fee_tenant_id_booking_id_fkey" FOREIGN KEY ("tenant_id", "booking_id") REFERENCES "booking"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- CreateIndex
CREATE UNIQUE INDEX "saved_card_tenant_id_booking_id_key" ON "saved_card"("tenant_id", "booking_id");
CREATE UNIQUE INDEX "no_show_fee_tenant_id_booking_id_key" ON "no_show_fee"("tenant_id", "booking_id");

-- ------------------------------------------------------------------------------------------------- promises
ALTER TABLE no_show_fee
  ADD CONSTRAINT no_show_fee_amount CHECK (amount > 0 AND currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT no_show_fee_state_known CHECK (state IN ('wanted', 'charged', 'needs_customer', 'failed', 'waived')),
  ADD CONSTRAINT no_show_fee_settled CHECK ((state IN ('charged', 'failed', 'waived')) = (settled_at IS NOT NULL));
CREATE INDEX no_show_fee_due_idx ON no_show_fee (next_attempt_at) WHERE state = 'wanted';

-- ----------------------------------------------------------------------------- row-level security, grants
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['saved_card', 'no_show_fee'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY %I ON %I
      USING (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
      WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)$p$, t || '_own_tenant', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON saved_card, no_show_fee TO punctual_platform;
GRANT SELECT, INSERT, UPDATE ON saved_card, no_show_fee TO punctual_app;
