-- Money (issue 5; design 7, decision 022): the business's own Stripe account, checkouts, what was taken and given back,
-- and a ledger that says the same as Stripe.
--
-- What Stripe knows is never guessed here: a row of payment or refund is written from an object that was just read from
-- Stripe, so the order, the number and the loss of its events do not matter. What this schema promises beside that:
-- no payment gives back more than it took, whoever asks at the same moment (a counter on the payment, kept by a trigger,
-- under a CHECK); the same object makes the same line of the ledger once; lines are never changed.
--
-- Whether a business can charge is kept on its own row, by a trigger: prices, holds and pages read it with everything
-- else that they read of the business, and it raises the revision like any other setting.
--
-- Nothing has to be backfilled: nobody could be charged before.

ALTER TABLE tenant
  ADD COLUMN "can_charge" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "payment_hold_minutes" INTEGER NOT NULL DEFAULT 30;
-- A Checkout session lives between 30 minutes and a day.
ALTER TABLE tenant ADD CONSTRAINT tenant_payment_hold CHECK (payment_hold_minutes BETWEEN 30 AND 1440);

-- CreateTable
CREATE TABLE "payment_account" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "stripe_account_id" TEXT NOT NULL,
    "charges_enabled" BOOLEAN NOT NULL DEFAULT false,
    "payouts_enabled" BOOLEAN NOT NULL DEFAULT false,
    "details_submitted" BOOLEAN NOT NULL DEFAULT false,
    -- What Stripe still wants to know, as Stripe names it.
    "requirements" TEXT[] NOT NULL DEFAULT '{}',
    "disabled_reason" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disconnected_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_account_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "checkout" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "stripe_account_id" TEXT NOT NULL,
    "stripe_session_id" TEXT,
    -- Where the customer pays; Stripe's page.
    "url" TEXT,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "application_fee" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'wanted',
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "failure" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "checkout_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "payment" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "checkout_id" UUID,
    "stripe_account_id" TEXT NOT NULL,
    "stripe_payment_id" TEXT NOT NULL,
    "stripe_charge_id" TEXT,
    -- What was taken.
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "application_fee" INTEGER NOT NULL DEFAULT 0,
    -- Of it given back or on the way back; kept by refund_counts.
    "refunded" INTEGER NOT NULL DEFAULT 0,
    -- kept: it pays for the booking. returned: it did not get its time, or is not what was asked for.
    "purpose" TEXT NOT NULL DEFAULT 'kept',
    "dispute_id" TEXT,
    "dispute_state" TEXT,
    "paid_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "refund" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    -- policy | business | staff | late | mismatch | stripe
    "cause" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'wanted',
    "stripe_refund_id" TEXT,
    "asked_by" JSONB NOT NULL DEFAULT '{}',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "failure" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "refund_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "booking_id" UUID,
    "payment_id" UUID,
    "kind" TEXT NOT NULL,
    -- Minor units, as it changes what the business has: a charge is more, a refund less.
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    -- The object of Stripe that it tells of, and the part of it: "ch_…", "ch_….fee", "re_….failed".
    "reference" TEXT NOT NULL,
    -- The balance transaction of Stripe that says the same.
    "balance_transaction" TEXT,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "ledger_difference" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "stripe_account_id" TEXT NOT NULL,
    -- missing_here | missing_there | amount
    "kind" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "ours" INTEGER,
    "theirs" INTEGER,
    "currency" TEXT NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "ledger_difference_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "stripe_event" (
    "tenant_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stripe_event_pkey" PRIMARY KEY ("tenant_id","id")
);

-- AddForeignKey
ALTER TABLE "payment_account" ADD CONSTRAINT "payment_account_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "checkout" ADD CONSTRAINT "checkout_tenant_id_booking_id_fkey" FOREIGN KEY ("tenant_id", "booking_id") REFERENCES "booking"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "payment" ADD CONSTRAINT "payment_tenant_id_booking_id_fkey" FOREIGN KEY ("tenant_id", "booking_id") REFERENCES "booking"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "payment" ADD CONSTRAINT "payment_tenant_id_checkout_id_fkey" FOREIGN KEY ("tenant_id", "checkout_id") REFERENCES "checkout"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "refund" ADD CONSTRAINT "refund_tenant_id_payment_id_fkey" FOREIGN KEY ("tenant_id", "payment_id") REFERENCES "payment"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "refund" ADD CONSTRAINT "refund_tenant_id_booking_id_fkey" FOREIGN KEY ("tenant_id", "booking_id") REFERENCES "booking"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_tenant_id_booking_id_fkey" FOREIGN KEY ("tenant_id", "booking_id") REFERENCES "booking"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_tenant_id_payment_id_fkey" FOREIGN KEY ("tenant_id", "payment_id") REFERENCES "payment"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "ledger_difference" ADD CONSTRAINT "ledger_difference_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "stripe_event" ADD CONSTRAINT "stripe_event_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "checkout_tenant_id_booking_id_idx" ON "checkout"("tenant_id", "booking_id");
CREATE UNIQUE INDEX "checkout_tenant_id_stripe_session_id_key" ON "checkout"("tenant_id", "stripe_session_id");
CREATE INDEX "payment_tenant_id_booking_id_idx" ON "payment"("tenant_id", "booking_id");
CREATE INDEX "payment_tenant_id_paid_at_id_idx" ON "payment"("tenant_id", "paid_at", "id");
CREATE UNIQUE INDEX "payment_tenant_id_stripe_payment_id_key" ON "payment"("tenant_id", "stripe_payment_id");
CREATE INDEX "refund_tenant_id_payment_id_idx" ON "refund"("tenant_id", "payment_id");
CREATE INDEX "refund_tenant_id_booking_id_idx" ON "refund"("tenant_id", "booking_id");
CREATE UNIQUE INDEX "refund_tenant_id_stripe_refund_id_key" ON "refund"("tenant_id", "stripe_refund_id");
CREATE UNIQUE INDEX "ledger_entry_tenant_id_reference_key" ON "ledger_entry"("tenant_id", "reference");
CREATE INDEX "ledger_entry_tenant_id_booking_id_idx" ON "ledger_entry"("tenant_id", "booking_id");
CREATE INDEX "ledger_entry_tenant_id_payment_id_idx" ON "ledger_entry"("tenant_id", "payment_id");
CREATE INDEX "ledger_entry_tenant_id_occurred_at_id_idx" ON "ledger_entry"("tenant_id", "occurred_at", "id");
CREATE UNIQUE INDEX "ledger_difference_tenant_id_stripe_account_id_reference_key" ON "ledger_difference"("tenant_id", "stripe_account_id", "reference");

-- ------------------------------------------------------------------------------------------------- promises
-- One account of Stripe belongs to one business, and a business has one at a time.
CREATE UNIQUE INDEX payment_account_one_business ON payment_account (stripe_account_id);
CREATE UNIQUE INDEX payment_account_one_at_a_time ON payment_account (tenant_id) WHERE disconnected_at IS NULL;
ALTER TABLE payment_account
  ADD CONSTRAINT payment_account_stripe_id CHECK (stripe_account_id ~ '^acct_[A-Za-z0-9_]{1,100}$');
ALTER TABLE checkout
  ADD CONSTRAINT checkout_amount CHECK (amount > 0 AND application_fee BETWEEN 0 AND amount AND currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT checkout_state_known CHECK (state IN ('wanted', 'open', 'closing', 'paid', 'closed', 'failed')),
  ADD CONSTRAINT checkout_open_has_session CHECK (state NOT IN ('open', 'closing') OR stripe_session_id IS NOT NULL),
  ADD CONSTRAINT checkout_settled CHECK ((state IN ('paid', 'closed', 'failed')) = (settled_at IS NOT NULL));
-- Two browser windows pay through one session.
CREATE UNIQUE INDEX checkout_one_at_a_time ON checkout (tenant_id, booking_id) WHERE state IN ('wanted', 'open');
CREATE INDEX checkout_due_idx ON checkout (next_attempt_at) WHERE state IN ('wanted', 'open', 'closing');
ALTER TABLE payment
  ADD CONSTRAINT payment_amount CHECK (amount > 0 AND application_fee BETWEEN 0 AND amount AND currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT payment_never_gives_back_more CHECK (refunded BETWEEN 0 AND amount),
  ADD CONSTRAINT payment_purpose_known CHECK (purpose IN ('kept', 'returned')),
  ADD CONSTRAINT payment_dispute CHECK ((dispute_id IS NULL) = (dispute_state IS NULL)
    AND dispute_state IN ('open', 'won', 'lost'));
ALTER TABLE refund
  ADD CONSTRAINT refund_amount CHECK (amount > 0 AND currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT refund_cause_known CHECK (cause IN ('policy', 'business', 'staff', 'late', 'mismatch', 'stripe')),
  ADD CONSTRAINT refund_state_known CHECK (state IN ('wanted', 'pending', 'succeeded', 'failed', 'cancelled')),
  ADD CONSTRAINT refund_settled CHECK ((state IN ('succeeded', 'failed', 'cancelled')) = (settled_at IS NOT NULL));
CREATE INDEX refund_due_idx ON refund (next_attempt_at) WHERE state IN ('wanted', 'pending');
ALTER TABLE ledger_entry
  ADD CONSTRAINT ledger_entry_kind_known CHECK (kind IN ('charge', 'refund', 'fee', 'dispute', 'adjustment')),
  ADD CONSTRAINT ledger_entry_currency CHECK (currency ~ '^[A-Z]{3}$');
CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE ON ledger_entry
  FOR EACH ROW EXECUTE FUNCTION punctual_append_only();
ALTER TABLE ledger_difference
  ADD CONSTRAINT ledger_difference_kind_known CHECK (kind IN ('missing_here', 'missing_there', 'amount'));

-- What a payment has given back is the sum of its refunds that did not fail. Two refunds at once wait for each other at
-- the payment's row, and the CHECK refuses the one that would be too much.
CREATE FUNCTION punctual_count_refund() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before integer := CASE WHEN TG_OP = 'INSERT' OR OLD.state IN ('failed', 'cancelled') THEN 0 ELSE OLD.amount END;
  after integer := CASE WHEN NEW.state IN ('failed', 'cancelled') THEN 0 ELSE NEW.amount END;
BEGIN
  IF before <> after THEN
    UPDATE payment SET refunded = refunded + after - before WHERE tenant_id = NEW.tenant_id AND id = NEW.payment_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER refund_counts AFTER INSERT OR UPDATE ON refund
  FOR EACH ROW EXECUTE FUNCTION punctual_count_refund();

CREATE FUNCTION punctual_note_charging() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE able boolean := EXISTS (
  SELECT FROM payment_account WHERE tenant_id = NEW.tenant_id AND disconnected_at IS NULL AND charges_enabled);
BEGIN
  UPDATE tenant SET can_charge = able WHERE id = NEW.tenant_id AND can_charge <> able;
  RETURN NULL;
END $$;
CREATE TRIGGER payment_account_notes_charging AFTER INSERT OR UPDATE ON payment_account
  FOR EACH ROW EXECUTE FUNCTION punctual_note_charging();

-- ----------------------------------------------------------------------------- row-level security, grants
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['payment_account', 'checkout', 'payment', 'refund', 'ledger_entry', 'ledger_difference', 'stripe_event'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY %I ON %I
      USING (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
      WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)$p$, t || '_own_tenant', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON payment_account, checkout, payment, refund, ledger_entry, ledger_difference, stripe_event
  TO punctual_platform;
GRANT SELECT, INSERT, UPDATE ON payment_account, checkout, payment, refund, ledger_difference TO punctual_app;
GRANT SELECT, INSERT ON ledger_entry, stripe_event TO punctual_app;
