-- The three accounts of the database. Only the owner may change tables; the website reads and writes rows;
-- the vault has no rights until there is a vault. Safe to run again.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'fourpi_owner') THEN
        CREATE ROLE fourpi_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'fourpi_web') THEN
        CREATE ROLE fourpi_web LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'fourpi_vault') THEN
        CREATE ROLE fourpi_vault LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT;
    END IF;
END
$$;
REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC;
