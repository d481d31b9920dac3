-- How steps are kept: through one function that knows who asks. Every name is written out with its schema.

-- The member whose login this connection began with; nothing for everybody else. SET ROLE does not change it.
CREATE FUNCTION lifeworld_study.me() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT member FROM lifeworld_study.login WHERE login = session_user $$;

CREATE FUNCTION lifeworld_study.known_me() RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    mine text := lifeworld_study.me();
BEGIN
    IF mine IS NULL THEN
        RAISE EXCEPTION 'no member' USING ERRCODE = 'LW001';
    END IF;
    RETURN mine;
END $$;

-- Nobody else appends until the caller's transaction ends; one in which nothing is said any more is ended by the server.
CREATE FUNCTION lifeworld_study.take_turn() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM set_config('idle_in_transaction_session_timeout', '20s', true);
    LOCK TABLE lifeworld_study.turn IN EXCLUSIVE MODE;
END $$;

-- That the caller may write in this copy, which nobody has yet or which is the caller's, too.
CREATE FUNCTION lifeworld_study.may_write(a_replica text, mine text) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF a_replica IS NULL OR a_replica !~ '^[0-9a-f]{8}$' THEN
        RAISE EXCEPTION 'shape' USING ERRCODE = 'LW006';
    END IF;
    IF EXISTS (SELECT FROM lifeworld_study.copy_member WHERE replica = a_replica)
        AND NOT EXISTS (SELECT FROM lifeworld_study.copy_member WHERE replica = a_replica AND member = mine)
    THEN
        RAISE EXCEPTION 'copy of another member' USING ERRCODE = 'LW003';
    END IF;
END $$;

-- The same for who brings a step: a copy that nobody has yet becomes the caller's.
CREATE FUNCTION lifeworld_study.enter_copy(a_replica text, mine text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM lifeworld_study.may_write(a_replica, mine);
    IF NOT EXISTS (SELECT FROM lifeworld_study.copy_member WHERE replica = a_replica) THEN
        INSERT INTO lifeworld_study.copy_member (replica, member, owner) VALUES (a_replica, mine, true);
    END IF;
END $$;

CREATE FUNCTION lifeworld_study.append_step(
    a_replica text, a_seq integer, a_member text, a_clock bigint, a_before bytea, a_mark bytea, a_sealed bytea,
    an_erasure boolean
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    mine text := lifeworld_study.known_me();
    newest integer;
    known record;
    arrived bigint;
BEGIN
    IF a_member IS DISTINCT FROM mine THEN
        RAISE EXCEPTION 'another author' USING ERRCODE = 'LW002';
    END IF;
    IF a_seq IS NULL OR a_seq < 1 OR a_clock IS NULL OR a_clock < 1 OR an_erasure IS NULL
        OR a_before IS NULL OR octet_length(a_before) NOT IN (0, 32)
        OR a_mark IS NULL OR octet_length(a_mark) <> 32
        OR a_sealed IS NULL OR octet_length(a_sealed) NOT BETWEEN 1 AND 8388608
    THEN
        RAISE EXCEPTION 'shape' USING ERRCODE = 'LW006';
    END IF;
    PERFORM lifeworld_study.take_turn();
    PERFORM lifeworld_study.enter_copy(a_replica, mine);
    SELECT number, member, mark INTO known FROM lifeworld_study.step WHERE replica = a_replica AND seq = a_seq;
    IF FOUND THEN
        IF known.member = mine AND known.mark = a_mark THEN
            RETURN known.number;
        END IF;
        RAISE EXCEPTION 'another step has this number' USING ERRCODE = 'LW005';
    END IF;
    -- A row for each member in a copy that several share: nobody's waits here for another's, readers wait for what lacks.
    SELECT max(seq) INTO newest FROM lifeworld_study.step WHERE replica = a_replica AND member = mine;
    IF a_seq < newest THEN
        RAISE EXCEPTION 'a later step is here' USING ERRCODE = 'LW005';
    END IF;
    IF (a_seq = 1) <> (a_before = '')
        OR EXISTS (
            SELECT FROM lifeworld_study.step WHERE replica = a_replica AND seq = a_seq - 1 AND mark <> a_before
        )
        OR EXISTS (
            SELECT FROM lifeworld_study.step WHERE replica = a_replica AND seq = a_seq + 1 AND before <> a_mark
        )
    THEN
        RAISE EXCEPTION 'does not fit the steps beside it' USING ERRCODE = 'LW005';
    END IF;
    INSERT INTO lifeworld_study.step (replica, seq, member, clock, before, mark, sealed, erasure)
        VALUES (a_replica, a_seq, mine, a_clock, a_before, a_mark, a_sealed, an_erasure)
        RETURNING number INTO arrived;
    PERFORM pg_notify('lifeworld_study', arrived::text);
    RETURN arrived;
END $$;
