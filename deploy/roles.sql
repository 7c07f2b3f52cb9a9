-- The three roles that Punctual signs in with. Run once, as a superuser, before the first migration; running it
-- again changes the passwords. It takes them from settings of the session, so that none stands in a file:
--
--   PGOPTIONS="-c punctual.migrator_password=… -c punctual.app_password=… -c punctual.platform_password=…" \
--     psql --host db.internal --username postgres --file deploy/roles.sql
--   createdb --host db.internal --username postgres --owner punctual_migrator punctual
--
-- punctual_migrator  owns the database and its tables; only `npm run migrate` signs in as this role.
-- punctual_app       serves requests: row-level security shows it one tenant at a time, and none by default.
-- punctual_platform  crosses tenants where that is the task: sign-in, the worker's queue, administration.
--
-- The tables themselves are granted by the migrations. `npm start` and the tests run this same file.
DO $$
DECLARE
  name text;
  password text;
BEGIN
  FOREACH name IN ARRAY ARRAY['migrator', 'app', 'platform'] LOOP
    password := current_setting('punctual.' || name || '_password', true);
    IF coalesce(length(password), 0) < 16 THEN
      RAISE EXCEPTION 'punctual.%_password is missing or shorter than 16 characters: see the top of deploy/roles.sql.', name;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'punctual_' || name) THEN
      EXECUTE format('CREATE ROLE %I', 'punctual_' || name);
    END IF;
    EXECUTE format(
      'ALTER ROLE %I LOGIN NOCREATEDB NOCREATEROLE PASSWORD %L', 'punctual_' || name, password);
  END LOOP;
  -- Only this role steps around row-level security; needs a superuser, which is why no migration does it.
  ALTER ROLE punctual_platform BYPASSRLS;
  ALTER ROLE punctual_app NOBYPASSRLS;
END $$;
