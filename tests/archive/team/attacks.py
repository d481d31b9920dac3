"""What a member with a valid login may type. Names in braces are filled in by `test_attacks`."""

APPEND = "SELECT {{s}}.append_step('{replica}', {seq}, '{member}', 9, '\\x{before}', '\\x{mark}', '\\x{sealed}', {erasure})"


def append(
    replica: str = "{mine}",
    seq: str = "3",
    member: str = "{cy}",
    before: str = "{my_mark}",
    mark: str = "{good}",
    sealed: str = "00",
    erasure: str = "false",
) -> str:
    return APPEND.format(
        replica=replica,
        seq=seq,
        member=member,
        before=before,
        mark=mark,
        sealed=sealed,
        erasure=erasure,
    )


# Each is typed as Cy; several statements are one after the other in one session.
REFUSED = {
    "insert a row": "INSERT INTO {s}.step SELECT 99, replica, 99, member, clock, before, mark, sealed, erasure FROM {s}.step LIMIT 1",
    "change a row": "UPDATE {s}.step SET sealed = '\\x00'",
    "change an own row": "UPDATE {s}.step SET sealed = '\\x00' WHERE member = '{cy}'",
    "delete rows": "DELETE FROM {s}.step",
    "empty the table": "TRUNCATE {s}.step",
    "drop the table": "DROP TABLE {s}.step",
    "drop the schema": "DROP SCHEMA {s} CASCADE",
    "lock the table": "BEGIN; LOCK TABLE {s}.step IN ACCESS EXCLUSIVE MODE",
    "hold everybody's turn": "BEGIN; LOCK TABLE {s}.turn IN EXCLUSIVE MODE",
    "lock rows": "SELECT * FROM {s}.step FOR UPDATE",
    "insert a recording": "INSERT INTO {s}.blob VALUES (repeat('b', 64), '{mine}', 0, true, '\\x00')",
    "delete a recording": "DELETE FROM {s}.blob",
    "delete a presence": "DELETE FROM {s}.presence",
    "be here as another": "UPDATE {s}.presence SET place = '\\x00'",
    "change the version": "UPDATE {s}.version SET number = 99",
    "write as another": append(member="{ada}"),
    "write as nobody": append(member=""),
    "write in another's copy": append("{theirs}", "4", before="{their_mark}"),
    "write in another's copy as its owner": append("{theirs}", "4", "{ada}", "{their_mark}"),
    "repeat a number": append(seq="2", before="{my_mark}"),
    "number nought": append("{fresh}", "0", before=""),
    "number below nought": append("{fresh}", "-1", before=""),
    "number null": append("{fresh}", "NULL", before=""),
    "a chain that does not fit": append(before="{good}"),
    "a later step that begins a chain": append(seq="9", before=""),
    "another's number in a shared copy": append("{shared}", "1", before="", mark="{good}"),
    "another's step in a shared copy as its author": append(
        "{shared}", "4", "{ada}", "{shared_3}", "{shared_4}"
    ),
    "another's newest number in a shared copy": append("{shared}", "6", before="{shared_5}"),
    "a step between that does not follow": append("{shared}", "4", before="{good}", mark="{shared_4}"),
    "a step between that is not followed": append("{shared}", "5", before="{shared_4}"),
    "share a shared copy on": "SELECT {s}.share_copy('{shared}', '{ada}')",
    "a member's name that is none": "SELECT {s}.share_copy('{mine}', 'everybody')",
    "empty another's step with an own erasure": append(erasure="true")
    + "; SELECT {s}.empty_step('{mine}', 3, '{theirs}', 1, '\\x{first_mark}', '\\x00')",
    "a chain that begins again": append(before=""),
    "a first step that follows another": append("{fresh}", "1", before="{good}"),
    "a mark too short": append(mark="00"),
    "a name of a copy that is none": append("../../etc"),
    "too much at once": append(sealed="00", mark="{good}").replace(
        "'\\x00'", "convert_to(repeat('x', 8388609), 'UTF8')"
    ),
    "nothing at all": append(sealed=""),
    "empty another's step": "SELECT {s}.empty_step('{tomb}', 1, '{theirs}', 1, '\\x{first_mark}', '\\x00')",
    "empty without an erasure": "SELECT {s}.empty_step('{mine}', 1, '{mine}', 1, '\\x{my_mark}', '\\x00')",
    "destroy a recording": "SELECT {s}.empty_blob('{tomb}', 1, repeat('a', 64))",
    "put a piece in another's copy": "SELECT {s}.put_piece(repeat('b', 64), '{theirs}', 0, true, '\\x00')",
    "a piece too large": "SELECT {s}.put_piece(repeat('b', 64), '{mine}', 0, true, convert_to(repeat('x', 1048577), 'UTF8'))",
    "a piece out of order": "SELECT {s}.put_piece(repeat('b', 64), '{mine}', 7, true, '\\x00')",
    "share another's copy with oneself": "SELECT {s}.share_copy('{theirs}', '{cy}')",
    "take a copy of which nothing is here": "SELECT {s}.share_copy('{fresh}', '{cy}')",
    "too large a place": "SELECT {s}.be_here(convert_to(repeat('x', 1025), 'UTF8'))",
    "read the logins": "SELECT * FROM {s}.login",
    "read the copies": "SELECT * FROM {s}.copy_member",
    "read the arrival counter": "SELECT last_value FROM {s}.arrival",
    "turn the arrival counter": "SELECT nextval('{s}.arrival')",
    "set the arrival counter": "SELECT setval('{s}.arrival', 1)",
    "call an inner function": "SELECT {s}.enter_copy('{theirs}', '{cy}')",
    "call another inner function": "SELECT {s}.may_empty('{ada}', '{tomb}', 1)",
    "be the steward": "SET ROLE steward",
    "be Ada": "SET ROLE ada",
    "be Ada from the beginning": "SET SESSION AUTHORIZATION ada",
    "be the administrator": "SET SESSION AUTHORIZATION root",
    "give oneself a role": "GRANT steward TO cy",
    "pass over the rows' rights": "ALTER ROLE cy BYPASSRLS",
    "take off the rows' rights": "ALTER TABLE {s}.step DISABLE ROW LEVEL SECURITY",
    "no longer force them": "ALTER TABLE {s}.step NO FORCE ROW LEVEL SECURITY",
    "read without them": "SET row_security = off; SELECT * FROM {s}.step",
    "change a policy": "ALTER POLICY members_read ON {s}.step USING (true)",
    "add a policy": "CREATE POLICY mine ON {s}.step USING (true)",
    "drop a policy": "DROP POLICY members_read ON {s}.step",
    "own the table": "ALTER TABLE {s}.step OWNER TO cy",
    "a function in the schema": "CREATE FUNCTION {s}.spy() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "another function's body": "CREATE OR REPLACE FUNCTION {s}.me() RETURNS text LANGUAGE sql AS $$ SELECT '{ada}'::text $$",
    "a function's settings": "ALTER FUNCTION {s}.me() SET search_path = public",
    "a table in the schema": "CREATE TABLE {s}.mine (a int)",
    "a trigger": "CREATE FUNCTION pg_temp.spy() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'; "
    "CREATE TRIGGER spy BEFORE INSERT ON {s}.step EXECUTE FUNCTION pg_temp.spy()",
    "a rule": "CREATE RULE spy AS ON INSERT TO {s}.step DO INSTEAD NOTHING",
    "an index with a spy in it": "CREATE INDEX spy ON {s}.step ((sealed::text))",
    "a table that inherits": "CREATE TEMP TABLE spy () INHERITS ({s}.step)",
    "a statistic": "CREATE STATISTICS spy ON replica, seq FROM {s}.step",
    "a publication": "CREATE PUBLICATION spy FOR TABLE {s}.step",
    "a replication slot": "SELECT pg_create_logical_replication_slot('spy', 'test_decoding')",
    "an event trigger": "CREATE EVENT TRIGGER spy ON ddl_command_start EXECUTE FUNCTION pg_temp.spy()",
    "replica mode": "SET session_replication_role = replica",
    "a program": "COPY {s}.step TO PROGRAM 'cat'",
    "a program that writes": "COPY {s}.step FROM PROGRAM 'cat'",
    "a file of the server": "COPY {s}.step TO '/tmp/steps'",
    "read a file of the server": "SELECT pg_read_file('PG_VERSION')",
    "a folder of the server": "SELECT pg_ls_dir('.')",
    "a large object from a file": "SELECT lo_import('/etc/hostname')",
    "a large object into a file": "SELECT lo_export(1, '/tmp/object')",
    "the passwords": "SELECT * FROM pg_authid",
    "the raw statistics": "SELECT * FROM pg_statistic",
    "the server's settings": "ALTER SYSTEM SET ssl = off",
    "an extension that reads pages": "CREATE EXTENSION pageinspect",
    "another's settings": "ALTER ROLE ada SET search_path = public",
    "a comment on the schema": "COMMENT ON SCHEMA {s} IS 'mine'",
    "another name for the schema": "ALTER SCHEMA {s} RENAME TO mine",
    "a stop to the server's work": "SELECT pg_switch_wal()",
}

# The server answers, but shows and changes nothing.
SHOWN = {
    "the rows' statistics": "SELECT FROM pg_stats WHERE schemaname = '{s}' AND most_common_vals IS NOT NULL",
    "others' queries": "SELECT FROM pg_stat_activity WHERE usename <> 'cy' AND query NOT LIKE '<insufficient%' AND query <> ''",
    "what others prepared": "SELECT * FROM pg_prepared_statements WHERE statement LIKE '%step%'",
    "the copies of others": "SELECT * FROM {s}.kept() WHERE replica = '{theirs}'",
    "a table with the same name before it": "CREATE TEMP TABLE login (login name, member text, erases boolean); "
    "INSERT INTO login VALUES ('cy', '{ada}', true); SET search_path = pg_temp, {s}; "
    "SELECT FROM {s}.kept() WHERE {s}.me() = '{ada}' OR replica = '{theirs}'",
    "a function with the same name before it": "CREATE FUNCTION pg_temp.me() RETURNS text LANGUAGE sql AS $$ SELECT '{ada}'::text $$; "
    "SET search_path = pg_temp, {s}, pg_catalog; SELECT FROM kept() WHERE replica = '{theirs}'",
    "an operator with the same name before it": "CREATE FUNCTION pg_temp.yes(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT true'; "
    "CREATE OPERATOR pg_temp.= (leftarg = text, rightarg = text, function = pg_temp.yes); "
    "SET search_path = pg_temp, pg_catalog; SELECT FROM {s}.kept() WHERE replica OPERATOR(pg_catalog.=) '{theirs}'",
    "rights given away": "GRANT ALL ON {s}.step TO PUBLIC",
}
