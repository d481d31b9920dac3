-- The one thing that happens to a step after it was kept: it is emptied for good.

-- The right to destroy with this erasure: of everything (true), or of the caller's own steps (false).
CREATE FUNCTION lifeworld_study.may_empty(mine text, by_replica text, by_seq integer) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM lifeworld_study.step WHERE replica = by_replica AND seq = by_seq AND erasure
    ) THEN
        RAISE EXCEPTION 'no erasure' USING ERRCODE = 'LW004';
    END IF;
    RETURN EXISTS (SELECT FROM lifeworld_study.login WHERE member = mine AND erases);
END $$;

-- Put what was sealed anew, without what is erased, in the place of a step's content; all else of it stays.
CREATE FUNCTION lifeworld_study.empty_step(
    by_replica text, by_seq integer, a_replica text, a_seq integer, a_mark bytea, a_sealed bytea
) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    mine text := lifeworld_study.known_me();
    all_steps boolean := lifeworld_study.may_empty(mine, by_replica, by_seq);
BEGIN
    PERFORM lifeworld_study.take_turn();
    IF NOT all_steps AND NOT EXISTS (
        SELECT FROM lifeworld_study.step WHERE replica = a_replica AND seq = a_seq AND member = mine
    ) THEN
        RAISE EXCEPTION 'no right to erase' USING ERRCODE = 'LW007';
    END IF;
    UPDATE lifeworld_study.step SET sealed = a_sealed
        WHERE replica = a_replica AND seq = a_seq AND mark = a_mark AND NOT erasure;
    RETURN FOUND;
END $$;
