-- Written by `node scripts/schema-snapshot.ts --write` after every migration; compared in the tests.

-- extensions
CREATE EXTENSION btree_gist;

-- tables
CREATE TABLE allocation (
  booking_id uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ends_at timestamp(3) with time zone NOT NULL,
  hold_expires_at timestamp(3) with time zone,
  hold_id uuid,
  id uuid NOT NULL,
  lane_id uuid NOT NULL,
  lane_kind text NOT NULL,
  occupied_from timestamp(3) with time zone NOT NULL,
  occupied_to timestamp(3) with time zone NOT NULL,
  released_at timestamp(3) with time zone,
  session_id uuid,
  squeeze boolean NOT NULL DEFAULT false,
  starts_at timestamp(3) with time zone NOT NULL,
  state text NOT NULL,
  tenant_id uuid NOT NULL
);
CREATE TABLE api_key (
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  created_by text NOT NULL,
  expires_at timestamp(3) with time zone,
  id uuid NOT NULL,
  key_hash bytea NOT NULL,
  last_used_at timestamp(3) with time zone,
  name text NOT NULL,
  prefix text NOT NULL,
  replaced_by uuid,
  revoked_at timestamp(3) with time zone,
  scopes text[],
  tenant_id uuid NOT NULL
);
CREATE TABLE app_user (
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  email text NOT NULL,
  id uuid NOT NULL,
  name text
);
CREATE TABLE audit_entry (
  action text NOT NULL,
  actor_id text,
  actor_kind text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  detail jsonb NOT NULL DEFAULT '{}'::jsonb,
  id uuid NOT NULL,
  target text NOT NULL DEFAULT ''::text,
  tenant_id uuid NOT NULL
);
CREATE TABLE auth_session (
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at timestamp(3) with time zone NOT NULL,
  id uuid NOT NULL,
  last_seen_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  token_hash bytea NOT NULL,
  user_agent text NOT NULL DEFAULT ''::text,
  user_id uuid NOT NULL
);
CREATE TABLE block (
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  created_by text,
  ends_at timestamp(3) with time zone NOT NULL,
  id uuid NOT NULL,
  reason text NOT NULL DEFAULT ''::text,
  released_at timestamp(3) with time zone,
  source text NOT NULL DEFAULT 'staff'::text,
  staff_id uuid,
  starts_at timestamp(3) with time zone NOT NULL,
  tenant_id uuid NOT NULL,
  unit_id uuid
);
CREATE TABLE booking (
  answers jsonb NOT NULL DEFAULT '{}'::jsonb,
  attended integer,
  cancel_reason text,
  cancelled_at timestamp(3) with time zone,
  cancelled_by text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  currency text NOT NULL,
  customer_email text NOT NULL,
  customer_id uuid NOT NULL,
  customer_locale text NOT NULL DEFAULT 'en'::text,
  customer_name text NOT NULL,
  customer_phone text,
  customer_timezone text NOT NULL,
  due_now integer NOT NULL DEFAULT 0,
  ends_at timestamp(3) with time zone NOT NULL,
  external_key text,
  hold_expires_at timestamp(3) with time zone,
  hold_reason text,
  id uuid NOT NULL,
  manage_token_hash bytea NOT NULL,
  manage_token_sealed bytea NOT NULL,
  no_show_fee integer NOT NULL DEFAULT 0,
  party integer NOT NULL DEFAULT 1,
  policy_snapshot jsonb NOT NULL,
  price integer NOT NULL,
  series_id uuid,
  series_index integer,
  service_id uuid NOT NULL,
  service_snapshot jsonb NOT NULL,
  session_id uuid,
  source text NOT NULL,
  staff_id uuid,
  staff_note text NOT NULL DEFAULT ''::text,
  starts_at timestamp(3) with time zone NOT NULL,
  status text NOT NULL,
  tenant_id uuid NOT NULL,
  timezone text NOT NULL,
  tz_version text NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  version integer NOT NULL DEFAULT 1,
  wall_start text NOT NULL
);
CREATE TABLE booking_event (
  actor_id text,
  actor_kind text NOT NULL,
  after jsonb,
  before jsonb,
  booking_id uuid NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  id uuid NOT NULL,
  kind text NOT NULL,
  tenant_id uuid NOT NULL,
  version integer NOT NULL
);
CREATE TABLE checkout (
  amount integer NOT NULL,
  application_fee integer NOT NULL DEFAULT 0,
  attempts integer NOT NULL DEFAULT 0,
  booking_id uuid NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  currency text NOT NULL,
  expires_at timestamp(3) with time zone NOT NULL,
  failure text NOT NULL DEFAULT ''::text,
  id uuid NOT NULL,
  kind text NOT NULL DEFAULT 'pay'::text,
  next_attempt_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  saves_card boolean NOT NULL DEFAULT false,
  settled_at timestamp(3) with time zone,
  state text NOT NULL DEFAULT 'wanted'::text,
  stripe_account_id text NOT NULL,
  stripe_session_id text,
  tenant_id uuid NOT NULL,
  url text
);
CREATE TABLE customer (
  blocked_at timestamp(3) with time zone,
  blocked_reason text NOT NULL DEFAULT ''::text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  email text NOT NULL DEFAULT ''::text,
  email_key text,
  id uuid NOT NULL,
  locale text,
  merged_into_id uuid,
  name text NOT NULL,
  name_key text NOT NULL DEFAULT ''::text,
  note text NOT NULL DEFAULT ''::text,
  phone text,
  phone_key text,
  tenant_id uuid NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE customer_merge (
  bookings uuid[],
  id uuid NOT NULL,
  kept_id uuid NOT NULL,
  merged_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  merged_by text,
  merged_id uuid NOT NULL,
  records uuid[],
  tenant_id uuid NOT NULL,
  undone_at timestamp(3) with time zone,
  undone_by text,
  waiting uuid[] DEFAULT '{}'::uuid[]
);
CREATE TABLE customer_word (
  customer_id uuid NOT NULL,
  finds_id uuid NOT NULL,
  tenant_id uuid NOT NULL,
  word text NOT NULL
);
CREATE TABLE freed_time (
  freed_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  tenant_id uuid NOT NULL
);
CREATE TABLE hold (
  at_most_until timestamp(3) with time zone NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ends_at timestamp(3) with time zone NOT NULL,
  expires_at timestamp(3) with time zone NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  network text NOT NULL DEFAULT ''::text,
  party integer NOT NULL DEFAULT 1,
  released_at timestamp(3) with time zone,
  service_id uuid NOT NULL,
  session_id uuid,
  staff_id uuid,
  starts_at timestamp(3) with time zone NOT NULL,
  tenant_id uuid NOT NULL,
  token_hash bytea NOT NULL
);
CREATE TABLE idempotency_key (
  booking_id uuid NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  key_hash bytea NOT NULL,
  request_hash bytea NOT NULL,
  response json NOT NULL,
  tenant_id uuid NOT NULL
);
CREATE TABLE import (
  actor jsonb NOT NULL,
  claimed_until timestamp(3) with time zone,
  content text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at timestamp(3) with time zone NOT NULL,
  file_name text NOT NULL DEFAULT ''::text,
  finished_at timestamp(3) with time zone,
  format text NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  notify boolean NOT NULL DEFAULT false,
  options jsonb NOT NULL DEFAULT '{}'::jsonb,
  started_at timestamp(3) with time zone,
  state text NOT NULL DEFAULT 'draft'::text,
  tenant_id uuid NOT NULL
);
CREATE TABLE import_row (
  blame text NOT NULL DEFAULT ''::text,
  detail text NOT NULL DEFAULT ''::text,
  import_id uuid NOT NULL,
  kind text NOT NULL,
  number integer NOT NULL,
  record jsonb,
  state text NOT NULL,
  subject_id uuid,
  tenant_id uuid NOT NULL,
  title text NOT NULL DEFAULT ''::text
);
CREATE TABLE invitation (
  accepted_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  email text NOT NULL,
  expires_at timestamp(3) with time zone NOT NULL,
  id uuid NOT NULL,
  invited_by text NOT NULL,
  revoked_at timestamp(3) with time zone,
  role text NOT NULL,
  staff_id uuid,
  tenant_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  token_sealed bytea NOT NULL
);
CREATE TABLE ledger_difference (
  currency text NOT NULL,
  found_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  id uuid NOT NULL,
  kind text NOT NULL,
  ours integer,
  reference text NOT NULL,
  resolved_at timestamp(3) with time zone,
  stripe_account_id text NOT NULL,
  tenant_id uuid NOT NULL,
  theirs integer
);
CREATE TABLE ledger_entry (
  amount integer NOT NULL,
  balance_transaction text,
  booking_id uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  currency text NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  occurred_at timestamp(3) with time zone NOT NULL,
  payment_id uuid,
  reference text NOT NULL,
  tenant_id uuid NOT NULL
);
CREATE TABLE location (
  address text NOT NULL DEFAULT ''::text,
  id uuid NOT NULL,
  kind text NOT NULL DEFAULT 'in_person'::text,
  name text NOT NULL,
  "position" integer NOT NULL DEFAULT 0,
  schedule_id uuid,
  slug text NOT NULL,
  tenant_id uuid NOT NULL,
  timezone text NOT NULL
);
CREATE TABLE member (
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  id uuid NOT NULL,
  role text NOT NULL,
  staff_id uuid,
  tenant_id uuid NOT NULL,
  user_id uuid NOT NULL
);
CREATE TABLE message (
  attempts integer NOT NULL DEFAULT 0,
  audience text NOT NULL,
  booking_id uuid,
  channel text NOT NULL DEFAULT 'email'::text,
  claimed_until timestamp(3) with time zone,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  detail jsonb NOT NULL DEFAULT '{}'::jsonb,
  first_attempt_at timestamp(3) with time zone,
  id uuid NOT NULL,
  invitation_id uuid,
  kind text NOT NULL,
  locale text NOT NULL,
  outcome text NOT NULL DEFAULT ''::text,
  recipient text NOT NULL,
  send_at timestamp(3) with time zone NOT NULL,
  sent_at timestamp(3) with time zone,
  status text NOT NULL DEFAULT 'queued'::text,
  subject_version integer NOT NULL,
  tenant_id uuid NOT NULL,
  timezone text NOT NULL,
  vendor_id text,
  waitlist_entry_id uuid,
  waitlist_offer_id uuid
);
CREATE TABLE no_show_fee (
  amount integer NOT NULL,
  asked_by jsonb NOT NULL DEFAULT '{}'::jsonb,
  attempts integer NOT NULL DEFAULT 0,
  booking_id uuid NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  currency text NOT NULL,
  failure text NOT NULL DEFAULT ''::text,
  id uuid NOT NULL,
  next_attempt_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  round integer NOT NULL DEFAULT 1,
  settled_at timestamp(3) with time zone,
  state text NOT NULL DEFAULT 'wanted'::text,
  tenant_id uuid NOT NULL
);
CREATE TABLE payment (
  amount integer NOT NULL,
  application_fee integer NOT NULL DEFAULT 0,
  booking_id uuid NOT NULL,
  checked_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  checkout_id uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  currency text NOT NULL,
  dispute_id text,
  dispute_state text,
  id uuid NOT NULL,
  paid_at timestamp(3) with time zone NOT NULL,
  purpose text NOT NULL DEFAULT 'kept'::text,
  refunded integer NOT NULL DEFAULT 0,
  stripe_account_id text NOT NULL,
  stripe_charge_id text,
  stripe_payment_id text NOT NULL,
  tenant_id uuid NOT NULL
);
CREATE TABLE payment_account (
  charges_enabled boolean NOT NULL DEFAULT false,
  checked_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  created_by text NOT NULL,
  details_submitted boolean NOT NULL DEFAULT false,
  disabled_reason text,
  disconnected_at timestamp(3) with time zone,
  id uuid NOT NULL,
  payouts_enabled boolean NOT NULL DEFAULT false,
  requirements text[] NOT NULL DEFAULT '{}'::text[],
  stripe_account_id text NOT NULL,
  tenant_id uuid NOT NULL
);
CREATE TABLE plan_subscription (
  checked_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ends_at timestamp(3) with time zone,
  grace_until timestamp(3) with time zone,
  period_end timestamp(3) with time zone,
  state text NOT NULL DEFAULT 'none'::text,
  stripe_customer_id text NOT NULL,
  stripe_session_id text,
  stripe_subscription_id text,
  tenant_id uuid NOT NULL
);
CREATE TABLE policy (
  after_move text NOT NULL DEFAULT 'carry'::text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  id uuid NOT NULL,
  slug text NOT NULL,
  tenant_id uuid NOT NULL,
  tiers jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1
);
CREATE TABLE rate_limit (
  expire bigint,
  key text NOT NULL,
  points integer NOT NULL DEFAULT 0
);
CREATE TABLE refund (
  amount integer NOT NULL,
  asked_by jsonb NOT NULL DEFAULT '{}'::jsonb,
  attempts integer NOT NULL DEFAULT 0,
  booking_id uuid NOT NULL,
  cause text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  currency text NOT NULL,
  failure text NOT NULL DEFAULT ''::text,
  id uuid NOT NULL,
  next_attempt_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  note text NOT NULL DEFAULT ''::text,
  payment_id uuid NOT NULL,
  settled_at timestamp(3) with time zone,
  state text NOT NULL DEFAULT 'wanted'::text,
  stripe_refund_id text,
  tenant_id uuid NOT NULL
);
CREATE TABLE resource (
  id uuid NOT NULL,
  name text NOT NULL,
  "position" integer NOT NULL DEFAULT 0,
  schedule_id uuid,
  slug text NOT NULL,
  tenant_id uuid NOT NULL
);
CREATE TABLE resource_unit (
  active boolean NOT NULL DEFAULT true,
  id uuid NOT NULL,
  number integer NOT NULL,
  resource_id uuid NOT NULL,
  tenant_id uuid NOT NULL
);
CREATE TABLE saved_card (
  booking_id uuid NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  id uuid NOT NULL,
  stripe_account_id text NOT NULL,
  stripe_customer_id text NOT NULL,
  stripe_method_id text NOT NULL,
  tenant_id uuid NOT NULL
);
CREATE TABLE schedule (
  id uuid NOT NULL,
  slug text NOT NULL,
  tenant_id uuid NOT NULL,
  timezone text NOT NULL,
  weekly jsonb NOT NULL
);
CREATE TABLE schedule_exception (
  date date NOT NULL,
  reason text NOT NULL DEFAULT ''::text,
  schedule_id uuid NOT NULL,
  spans jsonb NOT NULL,
  tenant_id uuid NOT NULL
);
CREATE TABLE schedule_period (
  from_date date NOT NULL,
  id uuid NOT NULL,
  reason text NOT NULL DEFAULT ''::text,
  schedule_id uuid NOT NULL,
  tenant_id uuid NOT NULL,
  timezone text NOT NULL,
  to_date date NOT NULL,
  weekly jsonb NOT NULL
);
CREATE TABLE seat (
  booking_id uuid,
  capacity integer NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  hold_expires_at timestamp(3) with time zone,
  hold_id uuid,
  id uuid NOT NULL,
  live boolean NOT NULL DEFAULT true,
  released_at timestamp(3) with time zone,
  seat_no integer NOT NULL,
  session_id uuid NOT NULL,
  tenant_id uuid NOT NULL
);
CREATE TABLE series (
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  first_start timestamp(3) with time zone NOT NULL,
  id uuid NOT NULL,
  rule jsonb NOT NULL,
  service_id uuid NOT NULL,
  status text NOT NULL DEFAULT 'active'::text,
  tenant_id uuid NOT NULL,
  timezone text NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  version integer NOT NULL DEFAULT 1
);
CREATE TABLE service (
  active boolean NOT NULL DEFAULT true,
  alignment text NOT NULL DEFAULT 'clock'::text,
  approval boolean NOT NULL DEFAULT false,
  approval_hours integer NOT NULL DEFAULT 24,
  assignment text NOT NULL DEFAULT 'any'::text,
  balance_days integer NOT NULL DEFAULT 14,
  bookable_from date,
  bookable_to date,
  buffer_after_minutes integer NOT NULL DEFAULT 0,
  buffer_before_minutes integer NOT NULL DEFAULT 0,
  capacity integer NOT NULL DEFAULT 1,
  description text NOT NULL DEFAULT ''::text,
  duration_minutes integer NOT NULL,
  durations jsonb NOT NULL DEFAULT '[]'::jsonb,
  horizon_days integer NOT NULL DEFAULT 60,
  id uuid NOT NULL,
  limits jsonb NOT NULL DEFAULT '{}'::jsonb,
  location_id uuid NOT NULL,
  minimum_notice_minutes integer NOT NULL DEFAULT 120,
  name text NOT NULL,
  no_show_fee integer NOT NULL DEFAULT 0,
  payment jsonb NOT NULL DEFAULT '{"kind": "none"}'::jsonb,
  policy_id uuid,
  "position" integer NOT NULL DEFAULT 0,
  price integer NOT NULL DEFAULT 0,
  reminders jsonb NOT NULL DEFAULT '[]'::jsonb,
  schedule_id uuid,
  slug text NOT NULL,
  step_minutes integer NOT NULL DEFAULT 15,
  tenant_id uuid NOT NULL,
  waitlist_minutes integer DEFAULT 120
);
CREATE TABLE service_resource (
  "position" integer NOT NULL DEFAULT 0,
  resource_id uuid NOT NULL,
  service_id uuid NOT NULL,
  tenant_id uuid NOT NULL
);
CREATE TABLE service_staff (
  "position" integer NOT NULL DEFAULT 0,
  service_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  tenant_id uuid NOT NULL,
  weight integer NOT NULL DEFAULT 1
);
CREATE TABLE session (
  capacity integer NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ends_at timestamp(3) with time zone NOT NULL,
  id uuid NOT NULL,
  own_capacity boolean NOT NULL DEFAULT false,
  service_id uuid NOT NULL,
  staff_id uuid,
  starts_at timestamp(3) with time zone NOT NULL,
  state text NOT NULL DEFAULT 'open'::text,
  tenant_id uuid NOT NULL
);
CREATE TABLE sign_in_token (
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  email text NOT NULL,
  expires_at timestamp(3) with time zone NOT NULL,
  id uuid NOT NULL,
  token_hash bytea NOT NULL,
  used_at timestamp(3) with time zone
);
CREATE TABLE staff (
  active boolean NOT NULL DEFAULT true,
  email text,
  id uuid NOT NULL,
  limits jsonb NOT NULL DEFAULT '{}'::jsonb,
  name text NOT NULL,
  "position" integer NOT NULL DEFAULT 0,
  schedule_id uuid NOT NULL,
  slug text NOT NULL,
  tenant_id uuid NOT NULL
);
CREATE TABLE stripe_event (
  id text NOT NULL,
  received_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  tenant_id uuid NOT NULL,
  type text NOT NULL
);
CREATE TABLE tenant (
  accent text NOT NULL DEFAULT '#2f6f5e'::text,
  can_charge boolean NOT NULL DEFAULT false,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  currency text NOT NULL,
  description text NOT NULL DEFAULT ''::text,
  email text,
  embed_parents text[] NOT NULL DEFAULT '{}'::text[],
  history_since timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  id uuid NOT NULL,
  locale text NOT NULL DEFAULT 'en'::text,
  name text NOT NULL,
  payment_hold_minutes integer NOT NULL DEFAULT 30,
  phone text,
  revision integer NOT NULL DEFAULT 1,
  slug text NOT NULL,
  status text NOT NULL DEFAULT 'active'::text,
  timezone text NOT NULL,
  week_start integer NOT NULL DEFAULT 1
);
CREATE TABLE time_off (
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  decided_at timestamp(3) with time zone,
  decided_by text,
  decision_note text NOT NULL DEFAULT ''::text,
  ended_at timestamp(3) with time zone,
  from_wall text NOT NULL,
  id uuid NOT NULL,
  reason text NOT NULL DEFAULT ''::text,
  requested_by text,
  staff_id uuid NOT NULL,
  state text NOT NULL,
  tenant_id uuid NOT NULL,
  timezone text NOT NULL,
  to_wall text NOT NULL
);
CREATE TABLE waitlist_entry (
  answers jsonb NOT NULL DEFAULT '{}'::jsonb,
  booking_id uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  customer_id uuid NOT NULL,
  duration_minutes integer,
  email text NOT NULL,
  email_key text NOT NULL,
  ended_at timestamp(3) with time zone,
  from_date date NOT NULL,
  id uuid NOT NULL,
  locale text NOT NULL,
  name text NOT NULL,
  party integer NOT NULL DEFAULT 1,
  phone text,
  rank numeric NOT NULL DEFAULT EXTRACT(epoch FROM clock_timestamp()),
  service_id uuid NOT NULL,
  source text NOT NULL,
  staff_id uuid,
  state text NOT NULL DEFAULT 'waiting'::text,
  tenant_id uuid NOT NULL,
  times jsonb NOT NULL DEFAULT '[]'::jsonb,
  timezone text NOT NULL,
  to_date date NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  version integer NOT NULL DEFAULT 1,
  weekdays integer[] NOT NULL DEFAULT '{}'::integer[]
);
CREATE TABLE waitlist_offer (
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  deadline timestamp(3) with time zone NOT NULL,
  ends_at timestamp(3) with time zone NOT NULL,
  entry_id uuid NOT NULL,
  hold_id uuid NOT NULL,
  id uuid NOT NULL,
  settled_at timestamp(3) with time zone,
  staff_id uuid,
  starts_at timestamp(3) with time zone NOT NULL,
  state text NOT NULL DEFAULT 'open'::text,
  tenant_id uuid NOT NULL
);
CREATE TABLE webhook_delivery (
  attempts integer NOT NULL DEFAULT 0,
  booking_id uuid,
  booking_version integer NOT NULL DEFAULT 0,
  claimed_until timestamp(3) with time zone,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  duration_ms integer,
  endpoint_id uuid NOT NULL,
  event_id uuid NOT NULL,
  failure text,
  id uuid NOT NULL,
  last_attempt_at timestamp(3) with time zone,
  next_attempt_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  place integer NOT NULL DEFAULT 0,
  response_body text NOT NULL DEFAULT ''::text,
  response_status integer,
  status text NOT NULL DEFAULT 'pending'::text,
  tenant_id uuid NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  trying_since timestamp(3) with time zone
);
CREATE TABLE webhook_endpoint (
  active boolean NOT NULL DEFAULT true,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  created_by text NOT NULL,
  deleted_at timestamp(3) with time zone,
  description text NOT NULL DEFAULT ''::text,
  disabled_at timestamp(3) with time zone,
  disabled_reason text,
  events text[],
  failing_since timestamp(3) with time zone,
  id uuid NOT NULL,
  previous_sealed bytea,
  previous_until timestamp(3) with time zone,
  secret_sealed bytea NOT NULL,
  tenant_id uuid NOT NULL,
  url text NOT NULL
);
CREATE TABLE webhook_event (
  booking_id uuid,
  booking_version integer NOT NULL DEFAULT 0,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  id uuid NOT NULL,
  occurred_at timestamp(3) with time zone NOT NULL,
  payload jsonb NOT NULL,
  place integer NOT NULL DEFAULT 0,
  tenant_id uuid NOT NULL,
  type text NOT NULL
);

-- constraints
ALTER TABLE allocation ADD CONSTRAINT allocation_at_most_three_days CHECK ((occupied_to <= (occupied_from + '3 days'::interval)));
ALTER TABLE allocation ADD CONSTRAINT allocation_lane_kind_known CHECK ((lane_kind = ANY (ARRAY['staff'::text, 'resource_unit'::text])));
ALTER TABLE allocation ADD CONSTRAINT allocation_no_buffer_overlap EXCLUDE USING gist (tenant_id WITH =, lane_id WITH =, tstzrange(occupied_from, occupied_to, '[)'::text) WITH &&) WHERE (((state = ANY (ARRAY['held'::text, 'confirmed'::text])) AND (NOT squeeze)));
ALTER TABLE allocation ADD CONSTRAINT allocation_no_overlap EXCLUDE USING gist (tenant_id WITH =, lane_id WITH =, tstzrange(starts_at, ends_at, '[)'::text) WITH &&) WHERE ((state = ANY (ARRAY['held'::text, 'confirmed'::text])));
ALTER TABLE allocation ADD CONSTRAINT allocation_owner CHECK ((num_nonnulls(booking_id, session_id, hold_id) = 1));
ALTER TABLE allocation ADD CONSTRAINT allocation_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE allocation ADD CONSTRAINT allocation_spans_ordered CHECK (((occupied_from <= starts_at) AND (starts_at < ends_at) AND (ends_at <= occupied_to)));
ALTER TABLE allocation ADD CONSTRAINT allocation_state_known CHECK ((state = ANY (ARRAY['held'::text, 'confirmed'::text, 'released'::text])));
ALTER TABLE allocation ADD CONSTRAINT allocation_tenant_id_booking_id_fkey FOREIGN KEY (tenant_id, booking_id) REFERENCES booking(tenant_id, id);
ALTER TABLE allocation ADD CONSTRAINT allocation_tenant_id_hold_id_fkey FOREIGN KEY (tenant_id, hold_id) REFERENCES hold(tenant_id, id);
ALTER TABLE allocation ADD CONSTRAINT allocation_tenant_id_session_id_fkey FOREIGN KEY (tenant_id, session_id) REFERENCES session(tenant_id, id);
ALTER TABLE api_key ADD CONSTRAINT api_key_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE api_key ADD CONSTRAINT api_key_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE app_user ADD CONSTRAINT app_user_pkey PRIMARY KEY (id);
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE auth_session ADD CONSTRAINT auth_session_pkey PRIMARY KEY (id);
ALTER TABLE auth_session ADD CONSTRAINT auth_session_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE block ADD CONSTRAINT block_at_most_three_days CHECK ((ends_at <= (starts_at + '3 days'::interval)));
ALTER TABLE block ADD CONSTRAINT block_one_lane CHECK ((num_nonnulls(staff_id, unit_id) = 1));
ALTER TABLE block ADD CONSTRAINT block_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE block ADD CONSTRAINT block_source_known CHECK ((source = ANY (ARRAY['staff'::text, 'calendar'::text])));
ALTER TABLE block ADD CONSTRAINT block_span_ordered CHECK ((starts_at < ends_at));
ALTER TABLE block ADD CONSTRAINT block_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE block ADD CONSTRAINT block_tenant_id_staff_id_fkey FOREIGN KEY (tenant_id, staff_id) REFERENCES staff(tenant_id, id);
ALTER TABLE block ADD CONSTRAINT block_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES resource_unit(tenant_id, id) ON DELETE CASCADE;
ALTER TABLE booking ADD CONSTRAINT booking_attended CHECK (((attended IS NULL) OR ((status = 'completed'::text) AND ((attended >= 1) AND (attended <= party))) OR ((status = 'no_show'::text) AND (attended = 0))));
ALTER TABLE booking ADD CONSTRAINT booking_cancelled_at CHECK (((status = 'cancelled'::text) = (cancelled_at IS NOT NULL)));
ALTER TABLE booking ADD CONSTRAINT booking_external_key_length CHECK (((length(external_key) >= 1) AND (length(external_key) <= 120)));
ALTER TABLE booking ADD CONSTRAINT booking_hold_complete CHECK (((status <> 'held'::text) OR ((hold_reason IS NOT NULL) AND (hold_expires_at IS NOT NULL))));
ALTER TABLE booking ADD CONSTRAINT booking_hold_reason_known CHECK ((hold_reason = ANY (ARRAY['approval'::text, 'payment'::text])));
ALTER TABLE booking ADD CONSTRAINT booking_money CHECK (((price >= 0) AND ((due_now >= 0) AND (due_now <= price)) AND (currency ~ '^[A-Z]{3}$'::text)));
ALTER TABLE booking ADD CONSTRAINT booking_no_show_fee CHECK ((no_show_fee >= 0));
ALTER TABLE booking ADD CONSTRAINT booking_party_positive CHECK (((party >= 1) AND (party <= 1000)));
ALTER TABLE booking ADD CONSTRAINT booking_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE booking ADD CONSTRAINT booking_series_index_range CHECK (((series_index >= 1) AND (series_index <= 52)));
ALTER TABLE booking ADD CONSTRAINT booking_series_whole CHECK (((series_id IS NULL) = (series_index IS NULL)));
ALTER TABLE booking ADD CONSTRAINT booking_span_ordered CHECK ((starts_at < ends_at));
ALTER TABLE booking ADD CONSTRAINT booking_status_known CHECK ((status = ANY (ARRAY['held'::text, 'confirmed'::text, 'completed'::text, 'no_show'::text, 'expired'::text, 'declined'::text, 'cancelled'::text])));
ALTER TABLE booking ADD CONSTRAINT booking_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customer(tenant_id, id);
ALTER TABLE booking ADD CONSTRAINT booking_tenant_id_series_id_fkey FOREIGN KEY (tenant_id, series_id) REFERENCES series(tenant_id, id);
ALTER TABLE booking ADD CONSTRAINT booking_tenant_id_service_id_fkey FOREIGN KEY (tenant_id, service_id) REFERENCES service(tenant_id, id);
ALTER TABLE booking ADD CONSTRAINT booking_tenant_id_session_id_fkey FOREIGN KEY (tenant_id, session_id) REFERENCES session(tenant_id, id);
ALTER TABLE booking ADD CONSTRAINT booking_tenant_id_staff_id_fkey FOREIGN KEY (tenant_id, staff_id) REFERENCES staff(tenant_id, id);
ALTER TABLE booking ADD CONSTRAINT booking_version_positive CHECK ((version >= 1));
ALTER TABLE booking_event ADD CONSTRAINT booking_event_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE booking_event ADD CONSTRAINT booking_event_tenant_id_booking_id_fkey FOREIGN KEY (tenant_id, booking_id) REFERENCES booking(tenant_id, id);
ALTER TABLE checkout ADD CONSTRAINT checkout_amount CHECK ((((kind = 'card'::text) = (amount = 0)) AND (amount >= 0) AND ((application_fee >= 0) AND (application_fee <= amount)) AND (currency ~ '^[A-Z]{3}$'::text)));
ALTER TABLE checkout ADD CONSTRAINT checkout_kind_known CHECK (((kind = ANY (ARRAY['pay'::text, 'card'::text, 'fee'::text])) AND ((kind <> 'card'::text) OR saves_card)));
ALTER TABLE checkout ADD CONSTRAINT checkout_open_has_session CHECK (((state <> ALL (ARRAY['open'::text, 'closing'::text])) OR (stripe_session_id IS NOT NULL)));
ALTER TABLE checkout ADD CONSTRAINT checkout_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE checkout ADD CONSTRAINT checkout_settled CHECK (((state = ANY (ARRAY['paid'::text, 'closed'::text, 'failed'::text])) = (settled_at IS NOT NULL)));
ALTER TABLE checkout ADD CONSTRAINT checkout_state_known CHECK ((state = ANY (ARRAY['wanted'::text, 'open'::text, 'closing'::text, 'paid'::text, 'closed'::text, 'failed'::text])));
ALTER TABLE checkout ADD CONSTRAINT checkout_tenant_id_booking_id_fkey FOREIGN KEY (tenant_id, booking_id) REFERENCES booking(tenant_id, id);
ALTER TABLE customer ADD CONSTRAINT customer_email_with_key CHECK (((email_key IS NULL) = (email = ''::text)));
ALTER TABLE customer ADD CONSTRAINT customer_not_into_itself CHECK ((merged_into_id <> id));
ALTER TABLE customer ADD CONSTRAINT customer_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE customer ADD CONSTRAINT customer_reason_of_block CHECK (((blocked_at IS NOT NULL) OR (blocked_reason = ''::text)));
ALTER TABLE customer ADD CONSTRAINT customer_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE customer ADD CONSTRAINT customer_tenant_id_merged_into_id_fkey FOREIGN KEY (tenant_id, merged_into_id) REFERENCES customer(tenant_id, id);
ALTER TABLE customer_merge ADD CONSTRAINT customer_merge_of_two CHECK ((kept_id <> merged_id));
ALTER TABLE customer_merge ADD CONSTRAINT customer_merge_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE customer_merge ADD CONSTRAINT customer_merge_tenant_id_kept_id_fkey FOREIGN KEY (tenant_id, kept_id) REFERENCES customer(tenant_id, id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE customer_merge ADD CONSTRAINT customer_merge_tenant_id_merged_id_fkey FOREIGN KEY (tenant_id, merged_id) REFERENCES customer(tenant_id, id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE customer_merge ADD CONSTRAINT customer_merge_undone CHECK (((undone_at IS NOT NULL) OR (undone_by IS NULL)));
ALTER TABLE customer_word ADD CONSTRAINT customer_word_pkey PRIMARY KEY (tenant_id, customer_id, word);
ALTER TABLE customer_word ADD CONSTRAINT customer_word_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customer(tenant_id, id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE customer_word ADD CONSTRAINT customer_word_tenant_id_finds_id_fkey FOREIGN KEY (tenant_id, finds_id) REFERENCES customer(tenant_id, id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE freed_time ADD CONSTRAINT freed_time_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE freed_time ADD CONSTRAINT freed_time_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE hold ADD CONSTRAINT hold_bounded CHECK ((expires_at <= at_most_until));
ALTER TABLE hold ADD CONSTRAINT hold_kind_known CHECK ((kind = ANY (ARRAY['form'::text, 'offer'::text])));
ALTER TABLE hold ADD CONSTRAINT hold_party_positive CHECK (((party >= 1) AND (party <= 1000)));
ALTER TABLE hold ADD CONSTRAINT hold_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE hold ADD CONSTRAINT hold_span_ordered CHECK ((starts_at < ends_at));
ALTER TABLE hold ADD CONSTRAINT hold_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE hold ADD CONSTRAINT hold_tenant_id_service_id_fkey FOREIGN KEY (tenant_id, service_id) REFERENCES service(tenant_id, id);
ALTER TABLE hold ADD CONSTRAINT hold_tenant_id_session_id_fkey FOREIGN KEY (tenant_id, session_id) REFERENCES session(tenant_id, id);
ALTER TABLE idempotency_key ADD CONSTRAINT idempotency_key_pkey PRIMARY KEY (tenant_id, key_hash);
ALTER TABLE import ADD CONSTRAINT import_content_bounded CHECK ((octet_length(content) <= 6291456));
ALTER TABLE import ADD CONSTRAINT import_draft_has_content CHECK (((state <> 'draft'::text) OR (content IS NOT NULL)));
ALTER TABLE import ADD CONSTRAINT import_format_known CHECK ((format = ANY (ARRAY['csv'::text, 'json'::text, 'ics'::text])));
ALTER TABLE import ADD CONSTRAINT import_kind_known CHECK ((kind = ANY (ARRAY['bookings'::text, 'customers'::text])));
ALTER TABLE import ADD CONSTRAINT import_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE import ADD CONSTRAINT import_state_known CHECK ((state = ANY (ARRAY['draft'::text, 'queued'::text, 'done'::text, 'undoing'::text, 'undone'::text])));
ALTER TABLE import ADD CONSTRAINT import_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE import_row ADD CONSTRAINT import_row_kind_known CHECK ((kind = ANY (ARRAY['create'::text, 'update'::text, 'same'::text, 'conflict'::text, 'invalid'::text])));
ALTER TABLE import_row ADD CONSTRAINT import_row_pkey PRIMARY KEY (tenant_id, import_id, number);
ALTER TABLE import_row ADD CONSTRAINT import_row_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'refused'::text, 'left'::text, 'undone'::text])));
ALTER TABLE import_row ADD CONSTRAINT import_row_tenant_id_import_id_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES import(tenant_id, id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE invitation ADD CONSTRAINT invitation_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE invitation ADD CONSTRAINT invitation_role_known CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'staff'::text])));
ALTER TABLE invitation ADD CONSTRAINT invitation_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE invitation ADD CONSTRAINT invitation_tenant_id_staff_id_fkey FOREIGN KEY (tenant_id, staff_id) REFERENCES staff(tenant_id, id);
ALTER TABLE ledger_difference ADD CONSTRAINT ledger_difference_kind_known CHECK ((kind = ANY (ARRAY['missing_here'::text, 'missing_there'::text, 'amount'::text])));
ALTER TABLE ledger_difference ADD CONSTRAINT ledger_difference_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE ledger_difference ADD CONSTRAINT ledger_difference_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_currency CHECK ((currency ~ '^[A-Z]{3}$'::text));
ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_kind_known CHECK ((kind = ANY (ARRAY['charge'::text, 'refund'::text, 'fee'::text, 'dispute'::text, 'adjustment'::text])));
ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_tenant_id_booking_id_fkey FOREIGN KEY (tenant_id, booking_id) REFERENCES booking(tenant_id, id);
ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_tenant_id_payment_id_fkey FOREIGN KEY (tenant_id, payment_id) REFERENCES payment(tenant_id, id);
ALTER TABLE location ADD CONSTRAINT location_kind_known CHECK ((kind = ANY (ARRAY['in_person'::text, 'online'::text])));
ALTER TABLE location ADD CONSTRAINT location_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE location ADD CONSTRAINT location_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE location ADD CONSTRAINT location_tenant_id_schedule_id_fkey FOREIGN KEY (tenant_id, schedule_id) REFERENCES schedule(tenant_id, id);
ALTER TABLE member ADD CONSTRAINT member_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE member ADD CONSTRAINT member_role_known CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'staff'::text])));
ALTER TABLE member ADD CONSTRAINT member_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE member ADD CONSTRAINT member_tenant_id_staff_id_fkey FOREIGN KEY (tenant_id, staff_id) REFERENCES staff(tenant_id, id);
ALTER TABLE member ADD CONSTRAINT member_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE message ADD CONSTRAINT message_audience_known CHECK ((audience = ANY (ARRAY['customer'::text, 'business'::text, 'staff'::text])));
ALTER TABLE message ADD CONSTRAINT message_channel_known CHECK ((channel = 'email'::text));
ALTER TABLE message ADD CONSTRAINT message_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE message ADD CONSTRAINT message_status_known CHECK ((status = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'dropped'::text, 'failed'::text])));
ALTER TABLE message ADD CONSTRAINT message_subject CHECK ((num_nonnulls(booking_id, invitation_id, waitlist_entry_id, waitlist_offer_id) = 1));
ALTER TABLE message ADD CONSTRAINT message_tenant_id_booking_id_fkey FOREIGN KEY (tenant_id, booking_id) REFERENCES booking(tenant_id, id);
ALTER TABLE message ADD CONSTRAINT message_tenant_id_invitation_id_fkey FOREIGN KEY (tenant_id, invitation_id) REFERENCES invitation(tenant_id, id);
ALTER TABLE message ADD CONSTRAINT message_tenant_id_waitlist_entry_id_fkey FOREIGN KEY (tenant_id, waitlist_entry_id) REFERENCES waitlist_entry(tenant_id, id);
ALTER TABLE message ADD CONSTRAINT message_tenant_id_waitlist_offer_id_fkey FOREIGN KEY (tenant_id, waitlist_offer_id) REFERENCES waitlist_offer(tenant_id, id);
ALTER TABLE no_show_fee ADD CONSTRAINT no_show_fee_amount CHECK (((amount > 0) AND (currency ~ '^[A-Z]{3}$'::text)));
ALTER TABLE no_show_fee ADD CONSTRAINT no_show_fee_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE no_show_fee ADD CONSTRAINT no_show_fee_settled CHECK (((state = ANY (ARRAY['charged'::text, 'failed'::text, 'waived'::text])) = (settled_at IS NOT NULL)));
ALTER TABLE no_show_fee ADD CONSTRAINT no_show_fee_state_known CHECK ((state = ANY (ARRAY['wanted'::text, 'charged'::text, 'needs_customer'::text, 'failed'::text, 'waived'::text])));
ALTER TABLE no_show_fee ADD CONSTRAINT no_show_fee_tenant_id_booking_id_fkey FOREIGN KEY (tenant_id, booking_id) REFERENCES booking(tenant_id, id);
ALTER TABLE payment ADD CONSTRAINT payment_amount CHECK (((amount > 0) AND ((application_fee >= 0) AND (application_fee <= amount)) AND (currency ~ '^[A-Z]{3}$'::text)));
ALTER TABLE payment ADD CONSTRAINT payment_dispute CHECK ((((dispute_id IS NULL) = (dispute_state IS NULL)) AND (dispute_state = ANY (ARRAY['open'::text, 'won'::text, 'lost'::text]))));
ALTER TABLE payment ADD CONSTRAINT payment_never_gives_back_more CHECK (((refunded >= 0) AND (refunded <= amount)));
ALTER TABLE payment ADD CONSTRAINT payment_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE payment ADD CONSTRAINT payment_purpose_known CHECK ((purpose = ANY (ARRAY['kept'::text, 'returned'::text])));
ALTER TABLE payment ADD CONSTRAINT payment_tenant_id_booking_id_fkey FOREIGN KEY (tenant_id, booking_id) REFERENCES booking(tenant_id, id);
ALTER TABLE payment ADD CONSTRAINT payment_tenant_id_checkout_id_fkey FOREIGN KEY (tenant_id, checkout_id) REFERENCES checkout(tenant_id, id);
ALTER TABLE payment_account ADD CONSTRAINT payment_account_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE payment_account ADD CONSTRAINT payment_account_stripe_id CHECK ((stripe_account_id ~ '^acct_[A-Za-z0-9_]{1,100}$'::text));
ALTER TABLE payment_account ADD CONSTRAINT payment_account_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE plan_subscription ADD CONSTRAINT plan_subscription_customer CHECK ((stripe_customer_id ~ '^cus_[A-Za-z0-9_]{1,100}$'::text));
ALTER TABLE plan_subscription ADD CONSTRAINT plan_subscription_grace CHECK (((state <> 'past_due'::text) OR (grace_until IS NOT NULL)));
ALTER TABLE plan_subscription ADD CONSTRAINT plan_subscription_pkey PRIMARY KEY (tenant_id);
ALTER TABLE plan_subscription ADD CONSTRAINT plan_subscription_state_known CHECK ((state = ANY (ARRAY['none'::text, 'trialing'::text, 'active'::text, 'past_due'::text, 'unpaid'::text, 'ended'::text])));
ALTER TABLE plan_subscription ADD CONSTRAINT plan_subscription_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE plan_subscription ADD CONSTRAINT plan_subscription_whole CHECK ((((state = 'none'::text) = (stripe_subscription_id IS NULL)) AND ((state = 'none'::text) = (period_end IS NULL))));
ALTER TABLE policy ADD CONSTRAINT policy_after_move_known CHECK ((after_move = ANY (ARRAY['carry'::text, 'restart'::text])));
ALTER TABLE policy ADD CONSTRAINT policy_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE policy ADD CONSTRAINT policy_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE rate_limit ADD CONSTRAINT rate_limit_pkey PRIMARY KEY (key);
ALTER TABLE refund ADD CONSTRAINT refund_amount CHECK (((amount > 0) AND (currency ~ '^[A-Z]{3}$'::text)));
ALTER TABLE refund ADD CONSTRAINT refund_cause_known CHECK ((cause = ANY (ARRAY['policy'::text, 'business'::text, 'staff'::text, 'late'::text, 'mismatch'::text, 'stripe'::text])));
ALTER TABLE refund ADD CONSTRAINT refund_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE refund ADD CONSTRAINT refund_settled CHECK (((state = ANY (ARRAY['succeeded'::text, 'failed'::text, 'cancelled'::text])) = (settled_at IS NOT NULL)));
ALTER TABLE refund ADD CONSTRAINT refund_state_known CHECK ((state = ANY (ARRAY['wanted'::text, 'pending'::text, 'succeeded'::text, 'failed'::text, 'cancelled'::text])));
ALTER TABLE refund ADD CONSTRAINT refund_tenant_id_booking_id_fkey FOREIGN KEY (tenant_id, booking_id) REFERENCES booking(tenant_id, id);
ALTER TABLE refund ADD CONSTRAINT refund_tenant_id_payment_id_fkey FOREIGN KEY (tenant_id, payment_id) REFERENCES payment(tenant_id, id);
ALTER TABLE resource ADD CONSTRAINT resource_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE resource ADD CONSTRAINT resource_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE resource ADD CONSTRAINT resource_tenant_id_schedule_id_fkey FOREIGN KEY (tenant_id, schedule_id) REFERENCES schedule(tenant_id, id);
ALTER TABLE resource_unit ADD CONSTRAINT resource_unit_number CHECK (((number >= 1) AND (number <= 1000)));
ALTER TABLE resource_unit ADD CONSTRAINT resource_unit_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE resource_unit ADD CONSTRAINT resource_unit_tenant_id_resource_id_fkey FOREIGN KEY (tenant_id, resource_id) REFERENCES resource(tenant_id, id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE saved_card ADD CONSTRAINT saved_card_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE saved_card ADD CONSTRAINT saved_card_tenant_id_booking_id_fkey FOREIGN KEY (tenant_id, booking_id) REFERENCES booking(tenant_id, id);
ALTER TABLE schedule ADD CONSTRAINT schedule_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE schedule ADD CONSTRAINT schedule_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE schedule_exception ADD CONSTRAINT schedule_exception_pkey PRIMARY KEY (tenant_id, schedule_id, date);
ALTER TABLE schedule_exception ADD CONSTRAINT schedule_exception_tenant_id_schedule_id_fkey FOREIGN KEY (tenant_id, schedule_id) REFERENCES schedule(tenant_id, id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE schedule_period ADD CONSTRAINT schedule_period_no_overlap EXCLUDE USING gist (tenant_id WITH =, schedule_id WITH =, daterange(from_date, to_date, '[]'::text) WITH &&);
ALTER TABLE schedule_period ADD CONSTRAINT schedule_period_ordered CHECK ((from_date <= to_date));
ALTER TABLE schedule_period ADD CONSTRAINT schedule_period_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE schedule_period ADD CONSTRAINT schedule_period_tenant_id_schedule_id_fkey FOREIGN KEY (tenant_id, schedule_id) REFERENCES schedule(tenant_id, id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE seat ADD CONSTRAINT seat_owner CHECK ((num_nonnulls(booking_id, hold_id) = 1));
ALTER TABLE seat ADD CONSTRAINT seat_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE seat ADD CONSTRAINT seat_tenant_id_booking_id_fkey FOREIGN KEY (tenant_id, booking_id) REFERENCES booking(tenant_id, id);
ALTER TABLE seat ADD CONSTRAINT seat_tenant_id_hold_id_fkey FOREIGN KEY (tenant_id, hold_id) REFERENCES hold(tenant_id, id);
ALTER TABLE seat ADD CONSTRAINT seat_tenant_id_session_id_capacity_fkey FOREIGN KEY (tenant_id, session_id, capacity) REFERENCES session(tenant_id, id, capacity) ON UPDATE CASCADE;
ALTER TABLE seat ADD CONSTRAINT seat_within_capacity CHECK (((NOT live) OR ((seat_no >= 1) AND (seat_no <= capacity))));
ALTER TABLE series ADD CONSTRAINT series_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE series ADD CONSTRAINT series_status_known CHECK ((status = ANY (ARRAY['active'::text, 'cancelled'::text])));
ALTER TABLE series ADD CONSTRAINT series_tenant_id_service_id_fkey FOREIGN KEY (tenant_id, service_id) REFERENCES service(tenant_id, id);
ALTER TABLE series ADD CONSTRAINT series_version_positive CHECK ((version >= 1));
ALTER TABLE service ADD CONSTRAINT service_alignment_known CHECK ((alignment = ANY (ARRAY['clock'::text, 'opening'::text])));
ALTER TABLE service ADD CONSTRAINT service_approval_hours CHECK (((approval_hours >= 1) AND (approval_hours <= 336)));
ALTER TABLE service ADD CONSTRAINT service_assignment_known CHECK ((assignment = ANY (ARRAY['any'::text, 'balanced'::text, 'all'::text])));
ALTER TABLE service ADD CONSTRAINT service_balance_days CHECK (((balance_days >= 1) AND (balance_days <= 366)));
ALTER TABLE service ADD CONSTRAINT service_buffers CHECK ((((buffer_before_minutes >= 0) AND (buffer_before_minutes <= 1440)) AND ((buffer_after_minutes >= 0) AND (buffer_after_minutes <= 1440))));
ALTER TABLE service ADD CONSTRAINT service_capacity CHECK (((capacity >= 1) AND (capacity <= 1000)));
ALTER TABLE service ADD CONSTRAINT service_dates_ordered CHECK ((bookable_from <= bookable_to));
ALTER TABLE service ADD CONSTRAINT service_duration CHECK (((duration_minutes >= 1) AND (duration_minutes <= 1440)));
ALTER TABLE service ADD CONSTRAINT service_horizon CHECK (((horizon_days >= 0) AND (horizon_days <= 730)));
ALTER TABLE service ADD CONSTRAINT service_no_show_fee CHECK ((no_show_fee >= 0));
ALTER TABLE service ADD CONSTRAINT service_notice CHECK (((minimum_notice_minutes >= 0) AND (minimum_notice_minutes <= 525600)));
ALTER TABLE service ADD CONSTRAINT service_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE service ADD CONSTRAINT service_price CHECK ((price >= 0));
ALTER TABLE service ADD CONSTRAINT service_step CHECK (((step_minutes >= 5) AND (step_minutes <= 1440)));
ALTER TABLE service ADD CONSTRAINT service_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE service ADD CONSTRAINT service_tenant_id_location_id_fkey FOREIGN KEY (tenant_id, location_id) REFERENCES location(tenant_id, id);
ALTER TABLE service ADD CONSTRAINT service_tenant_id_policy_id_fkey FOREIGN KEY (tenant_id, policy_id) REFERENCES policy(tenant_id, id);
ALTER TABLE service ADD CONSTRAINT service_tenant_id_schedule_id_fkey FOREIGN KEY (tenant_id, schedule_id) REFERENCES schedule(tenant_id, id);
ALTER TABLE service ADD CONSTRAINT service_waitlist_minutes CHECK (((waitlist_minutes >= 15) AND (waitlist_minutes <= 2880)));
ALTER TABLE service_resource ADD CONSTRAINT service_resource_pkey PRIMARY KEY (tenant_id, service_id, resource_id);
ALTER TABLE service_resource ADD CONSTRAINT service_resource_tenant_id_resource_id_fkey FOREIGN KEY (tenant_id, resource_id) REFERENCES resource(tenant_id, id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE service_resource ADD CONSTRAINT service_resource_tenant_id_service_id_fkey FOREIGN KEY (tenant_id, service_id) REFERENCES service(tenant_id, id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE service_staff ADD CONSTRAINT service_staff_pkey PRIMARY KEY (tenant_id, service_id, staff_id);
ALTER TABLE service_staff ADD CONSTRAINT service_staff_tenant_id_service_id_fkey FOREIGN KEY (tenant_id, service_id) REFERENCES service(tenant_id, id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE service_staff ADD CONSTRAINT service_staff_tenant_id_staff_id_fkey FOREIGN KEY (tenant_id, staff_id) REFERENCES staff(tenant_id, id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE service_staff ADD CONSTRAINT service_staff_weight CHECK (((weight >= 1) AND (weight <= 100)));
ALTER TABLE session ADD CONSTRAINT session_capacity_positive CHECK (((capacity >= 1) AND (capacity <= 1000)));
ALTER TABLE session ADD CONSTRAINT session_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE session ADD CONSTRAINT session_span_ordered CHECK ((starts_at < ends_at));
ALTER TABLE session ADD CONSTRAINT session_state_known CHECK ((state = ANY (ARRAY['open'::text, 'cancelled'::text])));
ALTER TABLE session ADD CONSTRAINT session_tenant_id_service_id_fkey FOREIGN KEY (tenant_id, service_id) REFERENCES service(tenant_id, id);
ALTER TABLE session ADD CONSTRAINT session_tenant_id_staff_id_fkey FOREIGN KEY (tenant_id, staff_id) REFERENCES staff(tenant_id, id);
ALTER TABLE sign_in_token ADD CONSTRAINT sign_in_token_pkey PRIMARY KEY (id);
ALTER TABLE staff ADD CONSTRAINT staff_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE staff ADD CONSTRAINT staff_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE staff ADD CONSTRAINT staff_tenant_id_schedule_id_fkey FOREIGN KEY (tenant_id, schedule_id) REFERENCES schedule(tenant_id, id);
ALTER TABLE stripe_event ADD CONSTRAINT stripe_event_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE stripe_event ADD CONSTRAINT stripe_event_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE tenant ADD CONSTRAINT tenant_accent_shape CHECK ((accent ~ '^#[0-9a-f]{6}$'::text));
ALTER TABLE tenant ADD CONSTRAINT tenant_currency_shape CHECK ((currency ~ '^[A-Z]{3}$'::text));
ALTER TABLE tenant ADD CONSTRAINT tenant_embed_parents_few CHECK ((cardinality(embed_parents) <= 20));
ALTER TABLE tenant ADD CONSTRAINT tenant_embed_parents_origins CHECK (((array_position(embed_parents, NULL::text) IS NULL) AND (array_position(embed_parents, ''::text) IS NULL) AND (array_to_string(embed_parents, ' '::text) ~ '^(https?://[a-z0-9.-]+(:[0-9]{1,5})?( |$))*$'::text)));
ALTER TABLE tenant ADD CONSTRAINT tenant_payment_hold CHECK (((payment_hold_minutes >= 30) AND (payment_hold_minutes <= 1440)));
ALTER TABLE tenant ADD CONSTRAINT tenant_pkey PRIMARY KEY (id);
ALTER TABLE tenant ADD CONSTRAINT tenant_slug_shape CHECK ((slug ~ '^[a-z0-9]([a-z0-9-]{0,46}[a-z0-9])?$'::text));
ALTER TABLE tenant ADD CONSTRAINT tenant_status_known CHECK ((status = ANY (ARRAY['active'::text, 'suspended'::text])));
ALTER TABLE tenant ADD CONSTRAINT tenant_week_start CHECK (((week_start >= 1) AND (week_start <= 7)));
ALTER TABLE time_off ADD CONSTRAINT time_off_ordered CHECK ((from_wall < to_wall));
ALTER TABLE time_off ADD CONSTRAINT time_off_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE time_off ADD CONSTRAINT time_off_state_known CHECK ((state = ANY (ARRAY['requested'::text, 'approved'::text, 'declined'::text, 'withdrawn'::text])));
ALTER TABLE time_off ADD CONSTRAINT time_off_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE time_off ADD CONSTRAINT time_off_tenant_id_staff_id_fkey FOREIGN KEY (tenant_id, staff_id) REFERENCES staff(tenant_id, id);
ALTER TABLE time_off ADD CONSTRAINT time_off_wall_shape CHECK (((from_wall ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$'::text) AND (to_wall ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$'::text)));
ALTER TABLE waitlist_entry ADD CONSTRAINT waitlist_entry_booked CHECK (((state = 'booked'::text) = (booking_id IS NOT NULL)));
ALTER TABLE waitlist_entry ADD CONSTRAINT waitlist_entry_days_ordered CHECK ((from_date <= to_date));
ALTER TABLE waitlist_entry ADD CONSTRAINT waitlist_entry_ended CHECK (((state = 'waiting'::text) = (ended_at IS NULL)));
ALTER TABLE waitlist_entry ADD CONSTRAINT waitlist_entry_party CHECK (((party >= 1) AND (party <= 1000)));
ALTER TABLE waitlist_entry ADD CONSTRAINT waitlist_entry_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE waitlist_entry ADD CONSTRAINT waitlist_entry_reachable CHECK (((email <> ''::text) AND (email_key <> ''::text)));
ALTER TABLE waitlist_entry ADD CONSTRAINT waitlist_entry_source_known CHECK ((source = ANY (ARRAY['page'::text, 'api'::text, 'dashboard'::text])));
ALTER TABLE waitlist_entry ADD CONSTRAINT waitlist_entry_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'booked'::text, 'left'::text, 'removed'::text, 'over'::text])));
ALTER TABLE waitlist_entry ADD CONSTRAINT waitlist_entry_tenant_id_booking_id_fkey FOREIGN KEY (tenant_id, booking_id) REFERENCES booking(tenant_id, id);
ALTER TABLE waitlist_entry ADD CONSTRAINT waitlist_entry_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customer(tenant_id, id);
ALTER TABLE waitlist_entry ADD CONSTRAINT waitlist_entry_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE waitlist_entry ADD CONSTRAINT waitlist_entry_tenant_id_service_id_fkey FOREIGN KEY (tenant_id, service_id) REFERENCES service(tenant_id, id);
ALTER TABLE waitlist_entry ADD CONSTRAINT waitlist_entry_tenant_id_staff_id_fkey FOREIGN KEY (tenant_id, staff_id) REFERENCES staff(tenant_id, id);
ALTER TABLE waitlist_entry ADD CONSTRAINT waitlist_entry_weekdays CHECK ((weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]));
ALTER TABLE waitlist_offer ADD CONSTRAINT waitlist_offer_in_time CHECK ((deadline <= starts_at));
ALTER TABLE waitlist_offer ADD CONSTRAINT waitlist_offer_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE waitlist_offer ADD CONSTRAINT waitlist_offer_settled CHECK (((state = 'open'::text) = (settled_at IS NULL)));
ALTER TABLE waitlist_offer ADD CONSTRAINT waitlist_offer_span_ordered CHECK ((starts_at < ends_at));
ALTER TABLE waitlist_offer ADD CONSTRAINT waitlist_offer_state_known CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'declined'::text, 'expired'::text, 'withdrawn'::text])));
ALTER TABLE waitlist_offer ADD CONSTRAINT waitlist_offer_tenant_id_entry_id_fkey FOREIGN KEY (tenant_id, entry_id) REFERENCES waitlist_entry(tenant_id, id);
ALTER TABLE waitlist_offer ADD CONSTRAINT waitlist_offer_tenant_id_hold_id_fkey FOREIGN KEY (tenant_id, hold_id) REFERENCES hold(tenant_id, id);
ALTER TABLE waitlist_offer ADD CONSTRAINT waitlist_offer_tenant_id_staff_id_fkey FOREIGN KEY (tenant_id, staff_id) REFERENCES staff(tenant_id, id);
ALTER TABLE webhook_delivery ADD CONSTRAINT webhook_delivery_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE webhook_delivery ADD CONSTRAINT webhook_delivery_response_short CHECK ((length(response_body) <= 2048));
ALTER TABLE webhook_delivery ADD CONSTRAINT webhook_delivery_status_known CHECK ((status = ANY (ARRAY['pending'::text, 'sending'::text, 'delivered'::text, 'failed'::text])));
ALTER TABLE webhook_delivery ADD CONSTRAINT webhook_delivery_tenant_id_endpoint_id_fkey FOREIGN KEY (tenant_id, endpoint_id) REFERENCES webhook_endpoint(tenant_id, id);
ALTER TABLE webhook_delivery ADD CONSTRAINT webhook_delivery_tenant_id_event_id_fkey FOREIGN KEY (tenant_id, event_id) REFERENCES webhook_event(tenant_id, id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE webhook_endpoint ADD CONSTRAINT webhook_endpoint_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE webhook_endpoint ADD CONSTRAINT webhook_endpoint_previous CHECK (((previous_sealed IS NULL) = (previous_until IS NULL)));
ALTER TABLE webhook_endpoint ADD CONSTRAINT webhook_endpoint_reason_known CHECK ((disabled_reason = ANY (ARRAY['paused'::text, 'failing'::text, 'gone'::text])));
ALTER TABLE webhook_endpoint ADD CONSTRAINT webhook_endpoint_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE webhook_endpoint ADD CONSTRAINT webhook_endpoint_url_shape CHECK (((url ~ '^https?://'::text) AND (length(url) <= 2000)));
ALTER TABLE webhook_endpoint ADD CONSTRAINT webhook_endpoint_why_not CHECK (((active = (disabled_at IS NULL)) AND (active = (disabled_reason IS NULL))));
ALTER TABLE webhook_event ADD CONSTRAINT webhook_event_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE webhook_event ADD CONSTRAINT webhook_event_tenant_id_booking_id_fkey FOREIGN KEY (tenant_id, booking_id) REFERENCES booking(tenant_id, id);
ALTER TABLE webhook_event ADD CONSTRAINT webhook_event_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id) ON UPDATE CASCADE ON DELETE CASCADE;

-- indexes
CREATE INDEX allocation_busy_idx ON public.allocation USING btree (tenant_id, occupied_from, occupied_to) INCLUDE (lane_id) WHERE (state = ANY (ARRAY['held'::text, 'confirmed'::text]));
CREATE INDEX allocation_hold_expiry_idx ON public.allocation USING btree (hold_expires_at) WHERE (state = 'held'::text);
CREATE INDEX allocation_released_idx ON public.allocation USING btree (tenant_id, occupied_from, occupied_to) INCLUDE (lane_id) WHERE (released_at IS NOT NULL);
CREATE INDEX allocation_tenant_id_booking_id_idx ON public.allocation USING btree (tenant_id, booking_id);
CREATE INDEX allocation_tenant_id_hold_id_idx ON public.allocation USING btree (tenant_id, hold_id);
CREATE INDEX allocation_tenant_id_session_id_idx ON public.allocation USING btree (tenant_id, session_id);
CREATE UNIQUE INDEX api_key_key_hash_key ON public.api_key USING btree (key_hash);
CREATE UNIQUE INDEX app_user_email_key ON public.app_user USING btree (email);
CREATE UNIQUE INDEX auth_session_token_hash_key ON public.auth_session USING btree (token_hash);
CREATE INDEX auth_session_user_id_idx ON public.auth_session USING btree (user_id);
CREATE INDEX block_busy_idx ON public.block USING btree (tenant_id, starts_at, ends_at) INCLUDE (staff_id, unit_id) WHERE (released_at IS NULL);
CREATE INDEX block_released_idx ON public.block USING btree (tenant_id, starts_at, ends_at) INCLUDE (staff_id, unit_id) WHERE (released_at IS NOT NULL);
CREATE INDEX booking_hold_expiry_idx ON public.booking USING btree (hold_expires_at) WHERE (status = 'held'::text);
CREATE UNIQUE INDEX booking_manage_token_hash_key ON public.booking USING btree (manage_token_hash);
CREATE INDEX booking_online_idx ON public.booking USING btree (tenant_id, created_at) WHERE ((source = ANY (ARRAY['page'::text, 'api'::text, 'waitlist'::text])) AND (series_id IS NULL));
CREATE UNIQUE INDEX booking_series_place ON public.booking USING btree (tenant_id, series_id, series_index) WHERE (series_id IS NOT NULL);
CREATE INDEX booking_tenant_id_customer_id_idx ON public.booking USING btree (tenant_id, customer_id);
CREATE UNIQUE INDEX booking_tenant_id_external_key_key ON public.booking USING btree (tenant_id, external_key);
CREATE INDEX booking_tenant_id_service_id_starts_at_idx ON public.booking USING btree (tenant_id, service_id, starts_at);
CREATE INDEX booking_tenant_id_staff_id_starts_at_idx ON public.booking USING btree (tenant_id, staff_id, starts_at);
CREATE INDEX booking_tenant_id_starts_at_idx ON public.booking USING btree (tenant_id, starts_at);
CREATE INDEX booking_event_moved_idx ON public.booking_event USING btree (tenant_id, created_at) WHERE (kind = 'moved'::text);
CREATE UNIQUE INDEX booking_event_tenant_id_booking_id_version_key ON public.booking_event USING btree (tenant_id, booking_id, version);
CREATE INDEX checkout_due_idx ON public.checkout USING btree (next_attempt_at) WHERE (state = ANY (ARRAY['wanted'::text, 'open'::text, 'closing'::text]));
CREATE UNIQUE INDEX checkout_one_at_a_time ON public.checkout USING btree (tenant_id, booking_id) WHERE (state = ANY (ARRAY['wanted'::text, 'open'::text]));
CREATE INDEX checkout_tenant_id_booking_id_idx ON public.checkout USING btree (tenant_id, booking_id);
CREATE UNIQUE INDEX checkout_tenant_id_stripe_session_id_key ON public.checkout USING btree (tenant_id, stripe_session_id);
CREATE UNIQUE INDEX customer_tenant_id_email_key_key ON public.customer USING btree (tenant_id, email_key);
CREATE INDEX customer_tenant_id_merged_into_id_idx ON public.customer USING btree (tenant_id, merged_into_id);
CREATE INDEX customer_tenant_id_name_key_id_idx ON public.customer USING btree (tenant_id, name_key, id);
CREATE INDEX customer_tenant_id_phone_key_idx ON public.customer USING btree (tenant_id, phone_key);
CREATE UNIQUE INDEX customer_merge_standing ON public.customer_merge USING btree (tenant_id, merged_id) WHERE (undone_at IS NULL);
CREATE INDEX customer_merge_tenant_id_kept_id_idx ON public.customer_merge USING btree (tenant_id, kept_id);
CREATE INDEX customer_word_tenant_id_finds_id_word_idx ON public.customer_word USING btree (tenant_id, finds_id, word);
CREATE INDEX customer_word_tenant_id_word_finds_id_idx ON public.customer_word USING btree (tenant_id, word, finds_id);
CREATE INDEX hold_expiry_idx ON public.hold USING btree (expires_at) WHERE (released_at IS NULL);
CREATE INDEX hold_of_network_idx ON public.hold USING btree (tenant_id, network) WHERE (released_at IS NULL);
CREATE UNIQUE INDEX hold_one_per_browser ON public.hold USING btree (tenant_id, token_hash) WHERE (released_at IS NULL);
CREATE INDEX import_waiting_idx ON public.import USING btree (started_at) WHERE (state = ANY (ARRAY['queued'::text, 'undoing'::text]));
CREATE INDEX import_row_tenant_id_import_id_state_number_idx ON public.import_row USING btree (tenant_id, import_id, state, number);
CREATE UNIQUE INDEX invitation_token_hash_key ON public.invitation USING btree (token_hash);
CREATE UNIQUE INDEX ledger_difference_tenant_id_stripe_account_id_reference_key ON public.ledger_difference USING btree (tenant_id, stripe_account_id, reference);
CREATE INDEX ledger_entry_tenant_id_booking_id_idx ON public.ledger_entry USING btree (tenant_id, booking_id);
CREATE INDEX ledger_entry_tenant_id_occurred_at_id_idx ON public.ledger_entry USING btree (tenant_id, occurred_at, id);
CREATE INDEX ledger_entry_tenant_id_payment_id_idx ON public.ledger_entry USING btree (tenant_id, payment_id);
CREATE UNIQUE INDEX ledger_entry_tenant_id_reference_key ON public.ledger_entry USING btree (tenant_id, reference);
CREATE UNIQUE INDEX location_tenant_id_slug_key ON public.location USING btree (tenant_id, slug);
CREATE UNIQUE INDEX member_tenant_id_user_id_key ON public.member USING btree (tenant_id, user_id);
CREATE INDEX member_user_id_idx ON public.member USING btree (user_id);
CREATE INDEX message_due_idx ON public.message USING btree (send_at) WHERE (status = ANY (ARRAY['queued'::text, 'sending'::text]));
CREATE UNIQUE INDEX message_invitation_key ON public.message USING btree (tenant_id, invitation_id, subject_version, kind, recipient, channel);
CREATE UNIQUE INDEX message_tenant_id_booking_id_subject_version_kind_recipient_key ON public.message USING btree (tenant_id, booking_id, subject_version, kind, recipient, channel);
CREATE UNIQUE INDEX message_waitlist_entry_key ON public.message USING btree (tenant_id, waitlist_entry_id, subject_version, kind, recipient, channel);
CREATE UNIQUE INDEX message_waitlist_offer_key ON public.message USING btree (tenant_id, waitlist_offer_id, subject_version, kind, recipient, channel);
CREATE INDEX no_show_fee_due_idx ON public.no_show_fee USING btree (next_attempt_at) WHERE (state = 'wanted'::text);
CREATE UNIQUE INDEX no_show_fee_tenant_id_booking_id_key ON public.no_show_fee USING btree (tenant_id, booking_id);
CREATE INDEX payment_tenant_id_booking_id_idx ON public.payment USING btree (tenant_id, booking_id);
CREATE INDEX payment_tenant_id_paid_at_id_idx ON public.payment USING btree (tenant_id, paid_at, id);
CREATE UNIQUE INDEX payment_tenant_id_stripe_payment_id_key ON public.payment USING btree (tenant_id, stripe_payment_id);
CREATE UNIQUE INDEX payment_account_one_at_a_time ON public.payment_account USING btree (tenant_id) WHERE (disconnected_at IS NULL);
CREATE UNIQUE INDEX payment_account_one_business ON public.payment_account USING btree (stripe_account_id);
CREATE UNIQUE INDEX plan_subscription_one_business ON public.plan_subscription USING btree (stripe_customer_id);
CREATE INDEX plan_subscription_stale_idx ON public.plan_subscription USING btree (checked_at) WHERE (state <> 'ended'::text);
CREATE UNIQUE INDEX policy_tenant_id_slug_key ON public.policy USING btree (tenant_id, slug);
CREATE INDEX refund_due_idx ON public.refund USING btree (next_attempt_at) WHERE (state = ANY (ARRAY['wanted'::text, 'pending'::text]));
CREATE INDEX refund_tenant_id_booking_id_idx ON public.refund USING btree (tenant_id, booking_id);
CREATE INDEX refund_tenant_id_payment_id_idx ON public.refund USING btree (tenant_id, payment_id);
CREATE UNIQUE INDEX refund_tenant_id_stripe_refund_id_key ON public.refund USING btree (tenant_id, stripe_refund_id);
CREATE UNIQUE INDEX resource_tenant_id_slug_key ON public.resource USING btree (tenant_id, slug);
CREATE UNIQUE INDEX resource_unit_tenant_id_resource_id_number_key ON public.resource_unit USING btree (tenant_id, resource_id, number);
CREATE UNIQUE INDEX saved_card_tenant_id_booking_id_key ON public.saved_card USING btree (tenant_id, booking_id);
CREATE UNIQUE INDEX schedule_tenant_id_slug_key ON public.schedule USING btree (tenant_id, slug);
CREATE INDEX schedule_period_tenant_id_schedule_id_idx ON public.schedule_period USING btree (tenant_id, schedule_id);
CREATE INDEX seat_released_idx ON public.seat USING btree (tenant_id, session_id) WHERE (released_at IS NOT NULL);
CREATE UNIQUE INDEX seat_taken_once ON public.seat USING btree (tenant_id, session_id, seat_no) WHERE live;
CREATE INDEX seat_tenant_id_booking_id_idx ON public.seat USING btree (tenant_id, booking_id);
CREATE INDEX seat_tenant_id_hold_id_idx ON public.seat USING btree (tenant_id, hold_id);
CREATE UNIQUE INDEX service_tenant_id_slug_key ON public.service USING btree (tenant_id, slug);
CREATE INDEX service_resource_tenant_id_resource_id_idx ON public.service_resource USING btree (tenant_id, resource_id);
CREATE INDEX service_staff_tenant_id_staff_id_idx ON public.service_staff USING btree (tenant_id, staff_id);
CREATE UNIQUE INDEX session_one_per_start ON public.session USING btree (tenant_id, service_id, COALESCE(staff_id, '00000000-0000-0000-0000-000000000000'::uuid), starts_at) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX session_tenant_id_id_capacity_key ON public.session USING btree (tenant_id, id, capacity);
CREATE INDEX session_tenant_id_service_id_starts_at_idx ON public.session USING btree (tenant_id, service_id, starts_at);
CREATE INDEX sign_in_token_email_idx ON public.sign_in_token USING btree (email);
CREATE UNIQUE INDEX sign_in_token_token_hash_key ON public.sign_in_token USING btree (token_hash);
CREATE UNIQUE INDEX staff_tenant_id_slug_key ON public.staff USING btree (tenant_id, slug);
CREATE UNIQUE INDEX tenant_slug_key ON public.tenant USING btree (slug);
CREATE INDEX time_off_tenant_id_staff_id_idx ON public.time_off USING btree (tenant_id, staff_id);
CREATE UNIQUE INDEX waitlist_entry_place ON public.waitlist_entry USING btree (tenant_id, service_id, rank) WHERE (state = 'waiting'::text);
CREATE UNIQUE INDEX waitlist_entry_stands_once ON public.waitlist_entry USING btree (tenant_id, service_id, email_key) WHERE (state = 'waiting'::text);
CREATE UNIQUE INDEX waitlist_entry_tenant_id_booking_id_key ON public.waitlist_entry USING btree (tenant_id, booking_id);
CREATE INDEX waitlist_entry_tenant_id_customer_id_idx ON public.waitlist_entry USING btree (tenant_id, customer_id);
CREATE INDEX waitlist_offer_deadline_idx ON public.waitlist_offer USING btree (deadline) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX waitlist_offer_one_at_a_time ON public.waitlist_offer USING btree (tenant_id, entry_id) WHERE (state = 'open'::text);
CREATE INDEX waitlist_offer_tenant_id_entry_id_idx ON public.waitlist_offer USING btree (tenant_id, entry_id);
CREATE UNIQUE INDEX waitlist_offer_tenant_id_hold_id_key ON public.waitlist_offer USING btree (tenant_id, hold_id);
CREATE INDEX webhook_delivery_due_idx ON public.webhook_delivery USING btree (next_attempt_at) WHERE (status = ANY (ARRAY['pending'::text, 'sending'::text]));
CREATE INDEX webhook_delivery_order_idx ON public.webhook_delivery USING btree (tenant_id, endpoint_id, booking_id, booking_version, place) WHERE (status = ANY (ARRAY['pending'::text, 'sending'::text]));
CREATE INDEX webhook_delivery_tenant_id_endpoint_id_created_at_id_idx ON public.webhook_delivery USING btree (tenant_id, endpoint_id, created_at, id);
CREATE UNIQUE INDEX webhook_delivery_tenant_id_event_id_endpoint_id_key ON public.webhook_delivery USING btree (tenant_id, event_id, endpoint_id);
CREATE INDEX webhook_endpoint_listening_idx ON public.webhook_endpoint USING btree (tenant_id) WHERE active;
CREATE INDEX webhook_event_created_at_idx ON public.webhook_event USING btree (created_at);
CREATE UNIQUE INDEX webhook_event_tenant_id_booking_id_booking_version_place_key ON public.webhook_event USING btree (tenant_id, booking_id, booking_version, place);

-- row-level security
ALTER TABLE allocation ENABLE ROW LEVEL SECURITY;
ALTER TABLE allocation FORCE ROW LEVEL SECURITY;
ALTER TABLE api_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_key FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY;
ALTER TABLE block ENABLE ROW LEVEL SECURITY;
ALTER TABLE block FORCE ROW LEVEL SECURITY;
ALTER TABLE booking ENABLE ROW LEVEL SECURITY;
ALTER TABLE booking FORCE ROW LEVEL SECURITY;
ALTER TABLE booking_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE booking_event FORCE ROW LEVEL SECURITY;
ALTER TABLE checkout ENABLE ROW LEVEL SECURITY;
ALTER TABLE checkout FORCE ROW LEVEL SECURITY;
ALTER TABLE customer ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer FORCE ROW LEVEL SECURITY;
ALTER TABLE customer_merge ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_merge FORCE ROW LEVEL SECURITY;
ALTER TABLE customer_word ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_word FORCE ROW LEVEL SECURITY;
ALTER TABLE freed_time ENABLE ROW LEVEL SECURITY;
ALTER TABLE freed_time FORCE ROW LEVEL SECURITY;
ALTER TABLE hold ENABLE ROW LEVEL SECURITY;
ALTER TABLE hold FORCE ROW LEVEL SECURITY;
ALTER TABLE idempotency_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_key FORCE ROW LEVEL SECURITY;
ALTER TABLE import ENABLE ROW LEVEL SECURITY;
ALTER TABLE import FORCE ROW LEVEL SECURITY;
ALTER TABLE import_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_row FORCE ROW LEVEL SECURITY;
ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
ALTER TABLE invitation FORCE ROW LEVEL SECURITY;
ALTER TABLE ledger_difference ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_difference FORCE ROW LEVEL SECURITY;
ALTER TABLE ledger_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_entry FORCE ROW LEVEL SECURITY;
ALTER TABLE location ENABLE ROW LEVEL SECURITY;
ALTER TABLE location FORCE ROW LEVEL SECURITY;
ALTER TABLE member ENABLE ROW LEVEL SECURITY;
ALTER TABLE member FORCE ROW LEVEL SECURITY;
ALTER TABLE message ENABLE ROW LEVEL SECURITY;
ALTER TABLE message FORCE ROW LEVEL SECURITY;
ALTER TABLE no_show_fee ENABLE ROW LEVEL SECURITY;
ALTER TABLE no_show_fee FORCE ROW LEVEL SECURITY;
ALTER TABLE payment ENABLE ROW LEVEL SECURITY;
ALTER TABLE payment FORCE ROW LEVEL SECURITY;
ALTER TABLE payment_account ENABLE ROW LEVEL SECURITY;
ALTER TABLE payment_account FORCE ROW LEVEL SECURITY;
ALTER TABLE plan_subscription ENABLE ROW LEVEL SECURITY;
ALTER TABLE plan_subscription FORCE ROW LEVEL SECURITY;
ALTER TABLE policy ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy FORCE ROW LEVEL SECURITY;
ALTER TABLE refund ENABLE ROW LEVEL SECURITY;
ALTER TABLE refund FORCE ROW LEVEL SECURITY;
ALTER TABLE resource ENABLE ROW LEVEL SECURITY;
ALTER TABLE resource FORCE ROW LEVEL SECURITY;
ALTER TABLE resource_unit ENABLE ROW LEVEL SECURITY;
ALTER TABLE resource_unit FORCE ROW LEVEL SECURITY;
ALTER TABLE saved_card ENABLE ROW LEVEL SECURITY;
ALTER TABLE saved_card FORCE ROW LEVEL SECURITY;
ALTER TABLE schedule ENABLE ROW LEVEL SECURITY;
ALTER TABLE schedule FORCE ROW LEVEL SECURITY;
ALTER TABLE schedule_exception ENABLE ROW LEVEL SECURITY;
ALTER TABLE schedule_exception FORCE ROW LEVEL SECURITY;
ALTER TABLE schedule_period ENABLE ROW LEVEL SECURITY;
ALTER TABLE schedule_period FORCE ROW LEVEL SECURITY;
ALTER TABLE seat ENABLE ROW LEVEL SECURITY;
ALTER TABLE seat FORCE ROW LEVEL SECURITY;
ALTER TABLE series ENABLE ROW LEVEL SECURITY;
ALTER TABLE series FORCE ROW LEVEL SECURITY;
ALTER TABLE service ENABLE ROW LEVEL SECURITY;
ALTER TABLE service FORCE ROW LEVEL SECURITY;
ALTER TABLE service_resource ENABLE ROW LEVEL SECURITY;
ALTER TABLE service_resource FORCE ROW LEVEL SECURITY;
ALTER TABLE service_staff ENABLE ROW LEVEL SECURITY;
ALTER TABLE service_staff FORCE ROW LEVEL SECURITY;
ALTER TABLE session ENABLE ROW LEVEL SECURITY;
ALTER TABLE session FORCE ROW LEVEL SECURITY;
ALTER TABLE staff ENABLE ROW LEVEL SECURITY;
ALTER TABLE staff FORCE ROW LEVEL SECURITY;
ALTER TABLE stripe_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE stripe_event FORCE ROW LEVEL SECURITY;
ALTER TABLE tenant ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenant FORCE ROW LEVEL SECURITY;
ALTER TABLE time_off ENABLE ROW LEVEL SECURITY;
ALTER TABLE time_off FORCE ROW LEVEL SECURITY;
ALTER TABLE waitlist_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE waitlist_entry FORCE ROW LEVEL SECURITY;
ALTER TABLE waitlist_offer ENABLE ROW LEVEL SECURITY;
ALTER TABLE waitlist_offer FORCE ROW LEVEL SECURITY;
ALTER TABLE webhook_delivery ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_delivery FORCE ROW LEVEL SECURITY;
ALTER TABLE webhook_endpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_endpoint FORCE ROW LEVEL SECURITY;
ALTER TABLE webhook_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_event FORCE ROW LEVEL SECURITY;

-- policies
CREATE POLICY allocation_own_tenant ON allocation AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY api_key_own_tenant ON api_key AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY audit_entry_own_tenant ON audit_entry AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY block_own_tenant ON block AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY booking_own_tenant ON booking AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY booking_event_own_tenant ON booking_event AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY checkout_own_tenant ON checkout AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY customer_own_tenant ON customer AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY customer_merge_own_tenant ON customer_merge AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY customer_word_own_tenant ON customer_word AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY freed_time_own_tenant ON freed_time AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY hold_own_tenant ON hold AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY idempotency_key_own_tenant ON idempotency_key AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY import_own_tenant ON import AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY import_row_own_tenant ON import_row AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY invitation_own_tenant ON invitation AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY ledger_difference_own_tenant ON ledger_difference AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY ledger_entry_own_tenant ON ledger_entry AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY location_own_tenant ON location AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY member_own_tenant ON member AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY message_own_tenant ON message AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY no_show_fee_own_tenant ON no_show_fee AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY payment_own_tenant ON payment AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY payment_account_own_tenant ON payment_account AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY plan_subscription_own_tenant ON plan_subscription AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY policy_own_tenant ON policy AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY refund_own_tenant ON refund AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY resource_own_tenant ON resource AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY resource_unit_own_tenant ON resource_unit AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY saved_card_own_tenant ON saved_card AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY schedule_own_tenant ON schedule AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY schedule_exception_own_tenant ON schedule_exception AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY schedule_period_own_tenant ON schedule_period AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY seat_own_tenant ON seat AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY series_own_tenant ON series AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY service_own_tenant ON service AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY service_resource_own_tenant ON service_resource AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY service_staff_own_tenant ON service_staff AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY session_own_tenant ON session AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY staff_own_tenant ON staff AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY stripe_event_own_tenant ON stripe_event AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY tenant_own_tenant ON tenant AS PERMISSIVE FOR ALL TO public USING ((id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY time_off_own_tenant ON time_off AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY waitlist_entry_own_tenant ON waitlist_entry AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY waitlist_offer_own_tenant ON waitlist_offer AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY webhook_delivery_own_tenant ON webhook_delivery AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY webhook_endpoint_own_tenant ON webhook_endpoint AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));
CREATE POLICY webhook_event_own_tenant ON webhook_event AS PERMISSIVE FOR ALL TO public USING ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid));

-- functions
CREATE OR REPLACE FUNCTION public.punctual_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'DELETE' AND punctual_erasing(OLD.tenant_id) THEN RETURN OLD; END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '42501';
END $function$
;
CREATE OR REPLACE FUNCTION public.punctual_count_refund()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  before integer := CASE WHEN TG_OP = 'INSERT' OR OLD.state IN ('failed', 'cancelled') THEN 0 ELSE OLD.amount END;
  after integer := CASE WHEN NEW.state IN ('failed', 'cancelled') THEN 0 ELSE NEW.amount END;
BEGIN
  IF before <> after THEN
    UPDATE payment SET refunded = refunded + after - before WHERE tenant_id = NEW.tenant_id AND id = NEW.payment_id;
  END IF;
  RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.punctual_erasing(tenant uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  SELECT current_user = 'punctual_platform'
     AND tenant = NULLIF(current_setting('punctual.erased_tenant', true), '')::uuid
$function$
;
CREATE OR REPLACE FUNCTION public.punctual_note_charging()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE able boolean := EXISTS (
  SELECT FROM payment_account WHERE tenant_id = NEW.tenant_id AND disconnected_at IS NULL AND charges_enabled);
BEGIN
  UPDATE tenant SET can_charge = able WHERE id = NEW.tenant_id AND can_charge <> able;
  RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.punctual_note_freed_time()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE whose uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
BEGIN
  INSERT INTO freed_time (tenant_id)
  SELECT whose WHERE EXISTS (SELECT FROM waitlist_entry WHERE tenant_id = whose AND state = 'waiting');
  RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.punctual_note_release()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.state = 'released' AND OLD.state <> 'released' THEN NEW.released_at := now(); END IF;
  RETURN NEW;
END $function$
;
CREATE OR REPLACE FUNCTION public.punctual_note_seat_release()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF OLD.live AND NOT NEW.live THEN NEW.released_at := now(); END IF;
  RETURN NEW;
END $function$
;
CREATE OR REPLACE FUNCTION public.punctual_raise_own_revision()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.revision = OLD.revision THEN NEW.revision := OLD.revision + 1; END IF;
  RETURN NEW;
END $function$
;
CREATE OR REPLACE FUNCTION public.punctual_raise_revision()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  UPDATE tenant SET revision = revision + 1 WHERE id = COALESCE(NEW.tenant_id, OLD.tenant_id);
  RETURN NULL;
END $function$
;

-- triggers
CREATE TRIGGER allocation_notes_freed_time AFTER UPDATE OF state ON public.allocation FOR EACH ROW WHEN (((old.state <> 'released'::text) AND (new.state = 'released'::text))) EXECUTE FUNCTION punctual_note_freed_time('tenant_id');
CREATE TRIGGER allocation_notes_release BEFORE UPDATE OF state ON public.allocation FOR EACH ROW EXECUTE FUNCTION punctual_note_release();
CREATE TRIGGER audit_entry_append_only BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION punctual_append_only();
CREATE TRIGGER block_notes_freed_time AFTER UPDATE ON public.block FOR EACH ROW EXECUTE FUNCTION punctual_note_freed_time('tenant_id');
CREATE TRIGGER booking_event_append_only BEFORE DELETE OR UPDATE ON public.booking_event FOR EACH ROW EXECUTE FUNCTION punctual_append_only();
CREATE TRIGGER ledger_entry_append_only BEFORE DELETE OR UPDATE ON public.ledger_entry FOR EACH ROW EXECUTE FUNCTION punctual_append_only();
CREATE TRIGGER location_raises_revision AFTER INSERT OR DELETE OR UPDATE ON public.location FOR EACH ROW EXECUTE FUNCTION punctual_raise_revision();
CREATE TRIGGER payment_account_notes_charging AFTER INSERT OR UPDATE ON public.payment_account FOR EACH ROW EXECUTE FUNCTION punctual_note_charging();
CREATE TRIGGER policy_raises_revision AFTER INSERT OR DELETE OR UPDATE ON public.policy FOR EACH ROW EXECUTE FUNCTION punctual_raise_revision();
CREATE TRIGGER refund_counts AFTER INSERT OR UPDATE ON public.refund FOR EACH ROW EXECUTE FUNCTION punctual_count_refund();
CREATE TRIGGER resource_raises_revision AFTER INSERT OR DELETE OR UPDATE ON public.resource FOR EACH ROW EXECUTE FUNCTION punctual_raise_revision();
CREATE TRIGGER resource_unit_raises_revision AFTER INSERT OR DELETE OR UPDATE ON public.resource_unit FOR EACH ROW EXECUTE FUNCTION punctual_raise_revision();
CREATE TRIGGER schedule_raises_revision AFTER INSERT OR DELETE OR UPDATE ON public.schedule FOR EACH ROW EXECUTE FUNCTION punctual_raise_revision();
CREATE TRIGGER schedule_exception_raises_revision AFTER INSERT OR DELETE OR UPDATE ON public.schedule_exception FOR EACH ROW EXECUTE FUNCTION punctual_raise_revision();
CREATE TRIGGER schedule_period_raises_revision AFTER INSERT OR DELETE OR UPDATE ON public.schedule_period FOR EACH ROW EXECUTE FUNCTION punctual_raise_revision();
CREATE TRIGGER seat_notes_freed_time AFTER UPDATE OF live ON public.seat FOR EACH ROW WHEN ((old.live AND (NOT new.live))) EXECUTE FUNCTION punctual_note_freed_time('tenant_id');
CREATE TRIGGER seat_notes_release BEFORE UPDATE OF live ON public.seat FOR EACH ROW EXECUTE FUNCTION punctual_note_seat_release();
CREATE TRIGGER service_raises_revision AFTER INSERT OR DELETE OR UPDATE ON public.service FOR EACH ROW EXECUTE FUNCTION punctual_raise_revision();
CREATE TRIGGER service_resource_raises_revision AFTER INSERT OR DELETE OR UPDATE ON public.service_resource FOR EACH ROW EXECUTE FUNCTION punctual_raise_revision();
CREATE TRIGGER service_staff_raises_revision AFTER INSERT OR DELETE OR UPDATE ON public.service_staff FOR EACH ROW EXECUTE FUNCTION punctual_raise_revision();
CREATE TRIGGER session_notes_freed_time AFTER UPDATE OF capacity ON public.session FOR EACH ROW WHEN ((new.capacity > old.capacity)) EXECUTE FUNCTION punctual_note_freed_time('tenant_id');
CREATE TRIGGER staff_raises_revision AFTER INSERT OR DELETE OR UPDATE ON public.staff FOR EACH ROW EXECUTE FUNCTION punctual_raise_revision();
CREATE TRIGGER tenant_notes_freed_time AFTER UPDATE ON public.tenant FOR EACH ROW EXECUTE FUNCTION punctual_note_freed_time('id');
CREATE TRIGGER tenant_raises_revision BEFORE UPDATE ON public.tenant FOR EACH ROW EXECUTE FUNCTION punctual_raise_own_revision();
CREATE TRIGGER time_off_raises_revision AFTER INSERT OR DELETE OR UPDATE ON public.time_off FOR EACH ROW EXECUTE FUNCTION punctual_raise_revision();

-- grants
GRANT INSERT, SELECT, UPDATE ON allocation TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON allocation TO punctual_platform;
GRANT INSERT, SELECT, UPDATE ON api_key TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON api_key TO punctual_platform;
GRANT DELETE, INSERT, SELECT, UPDATE ON app_user TO punctual_platform;
GRANT INSERT, SELECT, UPDATE ON audit_entry TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON audit_entry TO punctual_platform;
GRANT DELETE, INSERT, SELECT, UPDATE ON auth_session TO punctual_platform;
GRANT INSERT, SELECT, UPDATE ON block TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON block TO punctual_platform;
GRANT INSERT, SELECT, UPDATE ON booking TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON booking TO punctual_platform;
GRANT INSERT, SELECT, UPDATE ON booking_event TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON booking_event TO punctual_platform;
GRANT INSERT, SELECT, UPDATE ON checkout TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON checkout TO punctual_platform;
GRANT INSERT, SELECT, UPDATE ON customer TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON customer TO punctual_platform;
GRANT INSERT, SELECT, UPDATE ON customer_merge TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON customer_merge TO punctual_platform;
GRANT DELETE, INSERT, SELECT, UPDATE ON customer_word TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON customer_word TO punctual_platform;
GRANT INSERT, SELECT ON freed_time TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON freed_time TO punctual_platform;
GRANT INSERT, SELECT, UPDATE ON hold TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON hold TO punctual_platform;
GRANT INSERT, SELECT, UPDATE ON idempotency_key TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON idempotency_key TO punctual_platform;
GRANT DELETE, INSERT, SELECT, UPDATE ON import TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON import TO punctual_platform;
GRANT DELETE, INSERT, SELECT, UPDATE ON import_row TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON import_row TO punctual_platform;
GRANT DELETE, INSERT, SELECT, UPDATE ON invitation TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON invitation TO punctual_platform;
GRANT INSERT, SELECT, UPDATE ON ledger_difference TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON ledger_difference TO punctual_platform;
GRANT INSERT, SELECT ON ledger_entry TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON ledger_entry TO punctual_platform;
GRANT DELETE, INSERT, SELECT, UPDATE ON location TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON location TO punctual_platform;
GRANT DELETE, INSERT, SELECT, UPDATE ON member TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON member TO punctual_platform;
GRANT INSERT, SELECT, UPDATE ON message TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON message TO punctual_platform;
GRANT INSERT, SELECT, UPDATE ON no_show_fee TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON no_show_fee TO punctual_platform;
GRANT INSERT, SELECT, UPDATE ON payment TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON payment TO punctual_platform;
GRANT INSERT, SELECT, UPDATE ON payment_account TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON payment_account TO punctual_platform;
GRANT INSERT, SELECT, UPDATE ON plan_subscription TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON plan_subscription TO punctual_platform;
GRANT DELETE, INSERT, SELECT, UPDATE ON policy TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON policy TO punctual_platform;
GRANT DELETE, INSERT, SELECT, UPDATE ON rate_limit TO punctual_platform;
GRANT INSERT, SELECT, UPDATE ON refund TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON refund TO punctual_platform;
GRANT DELETE, INSERT, SELECT, UPDATE ON resource TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON resource TO punctual_platform;
GRANT DELETE, INSERT, SELECT, UPDATE ON resource_unit TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON resource_unit TO punctual_platform;
GRANT INSERT, SELECT, UPDATE ON saved_card TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON saved_card TO punctual_platform;
GRANT DELETE, INSERT, SELECT, UPDATE ON schedule TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON schedule TO punctual_platform;
GRANT DELETE, INSERT, SELECT, UPDATE ON schedule_exception TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON schedule_exception TO punctual_platform;
GRANT DELETE, INSERT, SELECT, UPDATE ON schedule_period TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON schedule_period TO punctual_platform;
GRANT INSERT, SELECT, UPDATE ON seat TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON seat TO punctual_platform;
GRANT INSERT, SELECT, UPDATE ON series TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON series TO punctual_platform;
GRANT DELETE, INSERT, SELECT, UPDATE ON service TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON service TO punctual_platform;
GRANT DELETE, INSERT, SELECT, UPDATE ON service_resource TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON service_resource TO punctual_platform;
GRANT DELETE, INSERT, SELECT, UPDATE ON service_staff TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON service_staff TO punctual_platform;
GRANT INSERT, SELECT, UPDATE ON session TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON session TO punctual_platform;
GRANT DELETE, INSERT, SELECT, UPDATE ON sign_in_token TO punctual_platform;
GRANT DELETE, INSERT, SELECT, UPDATE ON staff TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON staff TO punctual_platform;
GRANT INSERT, SELECT ON stripe_event TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON stripe_event TO punctual_platform;
GRANT INSERT, SELECT, UPDATE ON tenant TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON tenant TO punctual_platform;
GRANT INSERT, SELECT, UPDATE ON time_off TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON time_off TO punctual_platform;
GRANT INSERT, SELECT, UPDATE ON waitlist_entry TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON waitlist_entry TO punctual_platform;
GRANT INSERT, SELECT, UPDATE ON waitlist_offer TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON waitlist_offer TO punctual_platform;
GRANT INSERT, SELECT, UPDATE ON webhook_delivery TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON webhook_delivery TO punctual_platform;
GRANT INSERT, SELECT, UPDATE ON webhook_endpoint TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON webhook_endpoint TO punctual_platform;
GRANT INSERT, SELECT ON webhook_event TO punctual_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON webhook_event TO punctual_platform;
