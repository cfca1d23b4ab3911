-- Who may do what in the database. Applied whole after every migration, so that no new table is left to chance.
-- The website reads and writes rows. It has no way into the schema of the vault, adds sealed messages without reading
-- them, reads public keys, asks for releases and reads what was let out. So with questionnaires that are cut off: it
-- adds them sealed, closes their box, and reads what was opened. The vault sees ids and dates: never a name, an address,
-- a link, a draft, an invitation or an answer that is linked to a person.
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO fourpi_web;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO fourpi_web;
REVOKE ALL ON vault_sealedmessage, vault_publickey, vault_release, vault_releasedtable FROM fourpi_web;
GRANT INSERT ON vault_sealedmessage TO fourpi_web;
GRANT SELECT ON vault_publickey TO fourpi_web;
GRANT SELECT, INSERT ON vault_release TO fourpi_web;
GRANT SELECT ON vault_releasedtable TO fourpi_web;
REVOKE ALL ON vault_detachedbox, vault_sealedresponse, vault_openedgroup, vault_openedresponse FROM fourpi_web;
GRANT SELECT, INSERT, UPDATE (closed_on) ON vault_detachedbox TO fourpi_web;
GRANT INSERT ON vault_sealedresponse TO fourpi_web;
GRANT SELECT ON vault_openedgroup, vault_openedresponse TO fourpi_web;
REVOKE ALL ON SCHEMA vault FROM PUBLIC, fourpi_web;
REVOKE ALL ON ALL TABLES IN SCHEMA vault FROM PUBLIC, fourpi_web;

REVOKE ALL ON ALL TABLES IN SCHEMA public FROM fourpi_vault;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM fourpi_vault;
GRANT USAGE ON SCHEMA public, vault TO fourpi_vault;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA vault TO fourpi_vault;
GRANT SELECT, DELETE ON vault_sealedmessage TO fourpi_vault;
GRANT UPDATE (received_on) ON vault_sealedmessage TO fourpi_vault;  -- what it takes to hold a row while it is opened
GRANT SELECT, INSERT, UPDATE, DELETE ON vault_publickey TO fourpi_vault;
GRANT USAGE ON SEQUENCE vault_publickey_id_seq TO fourpi_vault;
GRANT SELECT, INSERT, UPDATE ON vault_release TO fourpi_vault;
GRANT SELECT, INSERT ON vault_releasedtable TO fourpi_vault;
GRANT USAGE ON SEQUENCE vault_releasedtable_id_seq TO fourpi_vault;
GRANT SELECT, UPDATE (opened_on) ON vault_detachedbox TO fourpi_vault;
GRANT SELECT, DELETE ON vault_sealedresponse TO fourpi_vault;
GRANT SELECT, INSERT ON vault_openedgroup, vault_openedresponse TO fourpi_vault;
GRANT SELECT ON vault_monitoring TO fourpi_vault;
GRANT SELECT (id, activity_id, at_most, last_day, drawn_at, ended_at) ON vault_openlink TO fourpi_vault;
GRANT SELECT, INSERT, UPDATE ON jobs_heartbeat TO fourpi_vault;
GRANT SELECT (id, organisation_id) ON participants_participant TO fourpi_vault;
GRANT SELECT (id, activity_id, participant_id, capacity, added_at) ON participants_involvement TO fourpi_vault;
GRANT SELECT (id, involvement_id, step, "on", cancels_id) ON participants_funnelevent TO fourpi_vault;
GRANT SELECT (id, organisation_id, team_id, status, starts_on, ends_on) ON activities_activity TO fourpi_vault;
GRANT SELECT (id, activity_id, became, at) ON activities_statusevent TO fourpi_vault;
GRANT SELECT (activity_id, monitoring) ON participants_presenceplan TO fourpi_vault;
GRANT SELECT (id, organisation_id) ON accounts_team TO fourpi_vault;
GRANT SELECT (id) ON accounts_organisation TO fourpi_vault;
DO $$
BEGIN
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO fourpi_web, fourpi_vault', current_database());
END
$$;
