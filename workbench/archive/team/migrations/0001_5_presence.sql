-- What a member asks and tells beside steps: what is kept, who else works in a copy, who is here.

-- For each copy in which the caller may write, and each member who may, number and mark of that member's newest step.
CREATE FUNCTION lifeworld_study.kept() RETURNS TABLE (replica text, member text, seq integer, mark bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    SELECT own.replica, writer.member, coalesce(newest.seq, 0), coalesce(newest.mark, '')
        FROM lifeworld_study.copy_member AS own
        JOIN lifeworld_study.copy_member AS writer ON writer.replica = own.replica
        LEFT JOIN LATERAL (
            SELECT step.seq, step.mark FROM lifeworld_study.step
                WHERE step.replica = own.replica AND step.member = writer.member ORDER BY step.seq DESC LIMIT 1
        ) AS newest ON true
        WHERE own.member = lifeworld_study.me()
$$;

-- Let another member write in a copy that is the caller's own; that one's login may come later. Who has brought nothing
-- of a copy has none.
CREATE FUNCTION lifeworld_study.share_copy(a_replica text, a_member text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    mine text := lifeworld_study.known_me();
BEGIN
    PERFORM lifeworld_study.take_turn();
    IF NOT EXISTS (SELECT FROM lifeworld_study.copy_member WHERE replica = a_replica) THEN
        RAISE EXCEPTION 'no step of this copy is here' USING ERRCODE = 'LW004';
    END IF;
    IF NOT EXISTS (
        SELECT FROM lifeworld_study.copy_member WHERE replica = a_replica AND member = mine AND owner
    ) THEN
        RAISE EXCEPTION 'copy of another member' USING ERRCODE = 'LW003';
    END IF;
    IF a_member IS NULL OR a_member !~ '^[0-9a-f]{16}([0-9a-f]{16})?$' THEN
        RAISE EXCEPTION 'shape' USING ERRCODE = 'LW006';
    END IF;
    INSERT INTO lifeworld_study.copy_member (replica, member, owner) VALUES (a_replica, a_member, false)
        ON CONFLICT DO NOTHING;
END $$;

-- The caller is here, and where (sealed).
CREATE FUNCTION lifeworld_study.be_here(a_place bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    mine text := lifeworld_study.known_me();
    known record;
BEGIN
    IF a_place IS NULL OR octet_length(a_place) > 1024 THEN
        RAISE EXCEPTION 'shape' USING ERRCODE = 'LW006';
    END IF;
    SELECT place, beat < clock_timestamp() - interval '45 seconds' AS stale INTO known
        FROM lifeworld_study.presence WHERE member = mine;
    INSERT INTO lifeworld_study.presence AS old (member, since, beat, place)
        VALUES (mine, clock_timestamp(), clock_timestamp(), a_place)
        ON CONFLICT (member) DO UPDATE SET
            since = CASE WHEN known.stale THEN excluded.since ELSE old.since END,
            beat = excluded.beat, place = excluded.place;
    IF known.place IS DISTINCT FROM a_place OR known.stale IS DISTINCT FROM false THEN
        PERFORM pg_notify('lifeworld_study', '');
    END IF;
END $$;

CREATE FUNCTION lifeworld_study.leave() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    DELETE FROM lifeworld_study.presence WHERE member = lifeworld_study.me();
    PERFORM pg_notify('lifeworld_study', '');
END $$;
