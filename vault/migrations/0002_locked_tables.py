"""The vault's own tables, in a schema of their own. They are no models: only the vault's process reads them."""

from django.db import migrations

TABLES = """
CREATE SCHEMA vault;
CREATE TABLE vault.answer_set (
    tag bytea PRIMARY KEY CHECK (octet_length(tag) = 32),
    key_id smallint NOT NULL,
    revision integer NOT NULL CHECK (revision > 0),
    body bytea NOT NULL CHECK (octet_length(body) = 1064)
);
CREATE TABLE vault.erased (
    tag bytea PRIMARY KEY CHECK (octet_length(tag) = 32),
    revision integer NOT NULL
);
CREATE TABLE vault.seen_message (
    digest bytea PRIMARY KEY CHECK (octet_length(digest) = 32)
);
CREATE TABLE vault.release_scope (
    release_id uuid NOT NULL,
    scope text NOT NULL,
    key_id smallint NOT NULL,
    members bytea NOT NULL,
    PRIMARY KEY (release_id, scope)
);
-- In the order in which they came, so that what a person sent last is what stands. The website never sees it.
ALTER TABLE vault_sealedmessage ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY;
CREATE UNIQUE INDEX sealed_messages_in_order ON vault_sealedmessage (number);
"""
AWAY = """
ALTER TABLE vault_sealedmessage DROP COLUMN number;
DROP SCHEMA vault CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("vault", "0001_initial")]

    operations = [migrations.RunSQL(TABLES, AWAY)]
