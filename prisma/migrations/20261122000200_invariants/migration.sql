-- The promises of design 1 as facts of the database. Prisma can say none of what follows, so it is written
-- by hand: exclusion constraints, checks, the configuration revision, roles and row-level security.

-- ---------------------------------------------------------------------------------------------- extension
-- Equality on uuid inside a GiST index.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- -------------------------------------------------------------------------------------------------- roles
-- design 4.5: `migrator` owns and runs this file. `punctual_app` serves requests under row-level security.
-- `punctual_platform` crosses tenants in the few code paths that must (deploy/roles.sql gives it BYPASSRLS;
-- granting that attribute needs a superuser, so it is not done here).
DO $$
DECLARE wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['punctual_app', 'punctual_platform'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      RAISE EXCEPTION 'The database role "%" does not exist. Create the roles first: see deploy/roles.sql.', wanted;
    END IF;
  END LOOP;
END $$;

-- --------------------------------------------------------------------------------------- allocation (4.1)
ALTER TABLE allocation
  ADD CONSTRAINT allocation_spans_ordered
    CHECK (occupied_from <= starts_at AND starts_at < ends_at AND ends_at <= occupied_to),
  -- A service lasts at most a day and so does each buffer; reads of busy time rely on it to stay narrow.
  ADD CONSTRAINT allocation_at_most_three_days
    CHECK (occupied_to <= occupied_from + interval '3 days'),
  ADD CONSTRAINT allocation_owner
    CHECK (num_nonnulls(booking_id, session_id) = 1),
  ADD CONSTRAINT allocation_state_known
    CHECK (state IN ('held', 'confirmed', 'released')),
  ADD CONSTRAINT allocation_lane_kind_known
    CHECK (lane_kind IN ('staff', 'resource_unit')),
  -- Absolute: nobody is in two places, no room holds two things. Not deferrable, so ON CONFLICT DO NOTHING
  -- works on it (a plain insert stalls for seconds in a fight for one time).
  ADD CONSTRAINT allocation_no_overlap
    EXCLUDE USING gist (tenant_id WITH =, lane_id WITH =, tstzrange(starts_at, ends_at, '[)') WITH &&)
    WHERE (state IN ('held', 'confirmed')),
  -- With buffers: staff may knowingly squeeze one, so a squeezed allocation is outside this rule.
  ADD CONSTRAINT allocation_no_buffer_overlap
    EXCLUDE USING gist (tenant_id WITH =, lane_id WITH =, tstzrange(occupied_from, occupied_to, '[)') WITH &&)
    WHERE (state IN ('held', 'confirmed') AND NOT squeeze);

-- Busy time of a window is read through this (sequential scans would turn into relation locks under
-- serializable isolation and make false conflicts).
CREATE INDEX allocation_busy_idx ON allocation (tenant_id, occupied_from, occupied_to)
  INCLUDE (lane_id) WHERE state IN ('held', 'confirmed');
CREATE INDEX allocation_hold_expiry_idx ON allocation (hold_expires_at) WHERE state = 'held';
CREATE INDEX booking_hold_expiry_idx ON booking (hold_expires_at) WHERE status = 'held';

-- ------------------------------------------------------------------------------------- sessions and seats
CREATE UNIQUE INDEX session_one_per_start
  ON session (tenant_id, service_id, COALESCE(staff_id, '00000000-0000-0000-0000-000000000000'::uuid), starts_at)
  WHERE state = 'open';
ALTER TABLE session
  ADD CONSTRAINT session_span_ordered CHECK (starts_at < ends_at),
  ADD CONSTRAINT session_capacity_positive CHECK (capacity BETWEEN 1 AND 1000),
  ADD CONSTRAINT session_state_known CHECK (state IN ('open', 'cancelled'));
CREATE UNIQUE INDEX seat_taken_once ON seat (tenant_id, session_id, seat_no) WHERE live;
ALTER TABLE seat
  ADD CONSTRAINT seat_within_capacity CHECK (seat_no BETWEEN 1 AND capacity);

-- ------------------------------------------------------------------------------------------------ booking
ALTER TABLE booking
  ADD CONSTRAINT booking_span_ordered CHECK (starts_at < ends_at),
  ADD CONSTRAINT booking_version_positive CHECK (version >= 1),
  ADD CONSTRAINT booking_party_positive CHECK (party BETWEEN 1 AND 1000),
  ADD CONSTRAINT booking_money CHECK (price >= 0 AND due_now BETWEEN 0 AND price AND currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT booking_status_known
    CHECK (status IN ('held', 'confirmed', 'completed', 'no_show', 'expired', 'declined', 'cancelled')),
  ADD CONSTRAINT booking_cancelled_at CHECK ((status = 'cancelled') = (cancelled_at IS NOT NULL));

-- Bookings are never deleted and the history is append-only (design 6): neither the application nor a
-- mistake in it can rewrite the past. Erasure (a later migration) goes through the owner.
CREATE FUNCTION punctual_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '42501';
END $$;
CREATE TRIGGER booking_event_append_only BEFORE UPDATE OR DELETE ON booking_event
  FOR EACH ROW EXECUTE FUNCTION punctual_append_only();
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION punctual_append_only();

-- ----------------------------------------------------------------------------------------------- messages
ALTER TABLE message
  ADD CONSTRAINT message_subject CHECK (num_nonnulls(booking_id, invitation_id) = 1),
  ADD CONSTRAINT message_status_known CHECK (status IN ('queued', 'sending', 'sent', 'dropped', 'failed')),
  ADD CONSTRAINT message_channel_known CHECK (channel IN ('email')),
  ADD CONSTRAINT message_audience_known CHECK (audience IN ('customer', 'business', 'staff'));
CREATE INDEX message_due_idx ON message (send_at) WHERE status IN ('queued', 'sending');

-- -------------------------------------------------------------------------------------------------- set-up
ALTER TABLE tenant
  ADD CONSTRAINT tenant_slug_shape CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,46}[a-z0-9])?$'),
  ADD CONSTRAINT tenant_currency_shape CHECK (currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT tenant_status_known CHECK (status IN ('active', 'suspended')),
  ADD CONSTRAINT tenant_accent_shape CHECK (accent ~ '^#[0-9a-f]{6}$');
ALTER TABLE member ADD CONSTRAINT member_role_known CHECK (role IN ('owner', 'admin', 'staff'));
ALTER TABLE invitation ADD CONSTRAINT invitation_role_known CHECK (role IN ('owner', 'admin', 'staff'));
ALTER TABLE location ADD CONSTRAINT location_kind_known CHECK (kind IN ('in_person', 'online'));
ALTER TABLE resource_unit ADD CONSTRAINT resource_unit_number CHECK (number BETWEEN 1 AND 1000);
ALTER TABLE policy ADD CONSTRAINT policy_after_move_known CHECK (after_move IN ('carry', 'restart'));
ALTER TABLE service
  ADD CONSTRAINT service_duration CHECK (duration_minutes BETWEEN 1 AND 1440),
  ADD CONSTRAINT service_buffers CHECK (buffer_before_minutes BETWEEN 0 AND 1440 AND buffer_after_minutes BETWEEN 0 AND 1440),
  ADD CONSTRAINT service_step CHECK (step_minutes BETWEEN 5 AND 1440),
  ADD CONSTRAINT service_notice CHECK (minimum_notice_minutes BETWEEN 0 AND 525600),
  ADD CONSTRAINT service_horizon CHECK (horizon_days BETWEEN 0 AND 730),
  ADD CONSTRAINT service_capacity CHECK (capacity BETWEEN 1 AND 1000),
  ADD CONSTRAINT service_price CHECK (price >= 0),
  ADD CONSTRAINT service_assignment_known CHECK (assignment IN ('any', 'balanced', 'all'));

-- ------------------------------------------------------------------------------------ configuration revision
-- Whatever the slot engine or the public page reads raises tenant.revision, so that a cache keyed by
-- (tenant, revision) can never be stale. A trigger, because a forgotten call would be silent.
CREATE FUNCTION punctual_raise_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE tenant SET revision = revision + 1 WHERE id = COALESCE(NEW.tenant_id, OLD.tenant_id);
  RETURN NULL;
END $$;
DO $$
DECLARE watched text;
BEGIN
  FOREACH watched IN ARRAY ARRAY['location', 'schedule', 'schedule_exception', 'staff', 'resource', 'resource_unit',
                                 'policy', 'service', 'service_staff', 'service_resource'] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION punctual_raise_revision()',
                   watched || '_raises_revision', watched);
  END LOOP;
END $$;
CREATE FUNCTION punctual_raise_own_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.revision = OLD.revision THEN NEW.revision := OLD.revision + 1; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER tenant_raises_revision BEFORE UPDATE ON tenant
  FOR EACH ROW EXECUTE FUNCTION punctual_raise_own_revision();

-- ------------------------------------------------------------------------------- row-level security (4.5)
-- One policy a table, forced, for reading and writing. After a transaction-local set_config a pooled
-- connection reads '' and not NULL, hence NULLIF: an unset tenant sees no row and can write none.
DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT c.table_name FROM information_schema.columns c
           WHERE c.table_schema = 'public' AND c.column_name = 'tenant_id' LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY %I ON %I
      USING (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
      WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)$p$, t || '_own_tenant', t);
  END LOOP;
END $$;
ALTER TABLE tenant ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenant FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_own_tenant ON tenant
  USING (id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);

-- ------------------------------------------------------------------------------------------------- grants
-- The application role never sees people's sign-in data, and deletes only what has no history.
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO punctual_app, punctual_platform;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO punctual_platform;
GRANT SELECT, INSERT, UPDATE ON
  tenant, member, invitation, api_key, audit_entry, location, schedule, schedule_exception, staff, resource,
  resource_unit, policy, service, service_staff, service_resource, customer, session, booking, allocation,
  seat, booking_event, idempotency_key, message
  TO punctual_app;
GRANT DELETE ON
  member, invitation, location, schedule, schedule_exception, staff, resource, resource_unit, policy, service,
  service_staff, service_resource
  TO punctual_app;
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_tables WHERE schemaname = 'public' AND tablename = '_prisma_migrations') THEN
    REVOKE ALL ON _prisma_migrations FROM punctual_platform;
    GRANT SELECT ON _prisma_migrations TO punctual_app, punctual_platform;
  END IF;
END $$;
