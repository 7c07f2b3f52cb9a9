-- Plans of the installation (issue 5, item 8; design 7, decision 024): what a business pays whoever runs this
-- installation, and so what it may do.
--
-- One row per business that ever went to subscribe. Like everything of Stripe's it is written only from what was just
-- read there, so the order, the number and the loss of events do not matter; `checked_at` is when that reading began, so
-- that an older one that arrives late changes nothing. Which plan that makes is not stored: it is reckoned from this row
-- and the clock (lib/plans/plan.ts), so no job has to be on time for a grace to end.
--
-- No row is the free plan; where the operator sells no plans, nobody reads this table. Nothing has to be backfilled.

-- CreateTable
CREATE TABLE "plan_subscription" (
    "tenant_id" UUID NOT NULL,
    -- On the installation's own account, not on the business's.
    "stripe_customer_id" TEXT NOT NULL,
    -- The page where it was last to be subscribed to.
    "stripe_session_id" TEXT,
    "stripe_subscription_id" TEXT,
    "state" TEXT NOT NULL DEFAULT 'none',
    "period_end" TIMESTAMPTZ(3),
    -- When it will end, where that is decided.
    "ends_at" TIMESTAMPTZ(3),
    -- Until when a failed payment may be made good; null where nothing is owed.
    "grace_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "plan_subscription_pkey" PRIMARY KEY ("tenant_id")
);

-- AddForeignKey
ALTER TABLE "plan_subscription" ADD CONSTRAINT "plan_subscription_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ------------------------------------------------------------------------------------------------- promises
-- An event names a customer of Stripe, and that customer is one business or none.
CREATE UNIQUE INDEX plan_subscription_one_business ON plan_subscription (stripe_customer_id);
ALTER TABLE plan_subscription
  ADD CONSTRAINT plan_subscription_customer CHECK (stripe_customer_id ~ '^cus_[A-Za-z0-9_]{1,100}$'),
  ADD CONSTRAINT plan_subscription_state_known
    CHECK (state IN ('none', 'trialing', 'active', 'past_due', 'unpaid', 'ended')),
  ADD CONSTRAINT plan_subscription_whole
    CHECK ((state = 'none') = (stripe_subscription_id IS NULL) AND (state = 'none') = (period_end IS NULL)),
  ADD CONSTRAINT plan_subscription_grace CHECK (state <> 'past_due' OR grace_until IS NOT NULL);
CREATE INDEX plan_subscription_stale_idx ON plan_subscription (checked_at) WHERE state <> 'ended';

-- What customers booked by themselves, by when: counted per month where the free plan has a limit. A series is made by
-- the business, also through the API.
CREATE INDEX booking_online_idx ON booking (tenant_id, created_at)
  WHERE source IN ('page', 'api', 'waitlist') AND series_id IS NULL;

-- ----------------------------------------------------------------------------- row-level security, grants
ALTER TABLE plan_subscription ENABLE ROW LEVEL SECURITY;
ALTER TABLE plan_subscription FORCE ROW LEVEL SECURITY;
CREATE POLICY plan_subscription_own_tenant ON plan_subscription
  USING (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON plan_subscription TO punctual_platform;
GRANT SELECT, INSERT, UPDATE ON plan_subscription TO punctual_app;
