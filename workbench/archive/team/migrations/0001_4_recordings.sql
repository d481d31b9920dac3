-- Recordings, sealed by a copy of the study before they come here, in pieces of 1 MiB.

-- Keep the next piece of a recording as this copy sealed it; one that is kept already is not kept twice.
CREATE FUNCTION lifeworld_study.put_piece(
    a_name text, a_replica text, a_piece integer, is_last boolean, a_content bytea
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    mine text := lifeworld_study.known_me();
    newest record;
    known record;
BEGIN
    IF a_name IS NULL OR a_name !~ '^[0-9a-f]{64}$' OR a_piece IS NULL OR a_piece < 0 OR is_last IS NULL
        OR a_content IS NULL OR octet_length(a_content) NOT BETWEEN 1 AND 1048576
    THEN
        RAISE EXCEPTION 'shape' USING ERRCODE = 'LW006';
    END IF;
    LOCK TABLE lifeworld_study.blob_gone IN ROW EXCLUSIVE MODE;
    PERFORM lifeworld_study.may_write(a_replica, mine);
    IF EXISTS (SELECT FROM lifeworld_study.blob_gone WHERE name = a_name) THEN
        RAISE EXCEPTION 'erased' USING ERRCODE = 'LW009';
    END IF;
    SELECT last, content INTO known FROM lifeworld_study.blob
        WHERE name = a_name AND replica = a_replica AND piece = a_piece;
    IF FOUND THEN
        IF known.last = is_last AND known.content = a_content THEN
            RETURN;
        END IF;
        RAISE EXCEPTION 'another piece has this number' USING ERRCODE = 'LW008';
    END IF;
    SELECT piece, last INTO newest FROM lifeworld_study.blob
        WHERE name = a_name AND replica = a_replica ORDER BY piece DESC LIMIT 1;
    IF a_piece <> coalesce(newest.piece, -1) + 1 OR coalesce(newest.last, false) THEN
        RAISE EXCEPTION 'does not follow the piece before it' USING ERRCODE = 'LW008';
    END IF;
    INSERT INTO lifeworld_study.blob (name, replica, piece, last, content)
        VALUES (a_name, a_replica, a_piece, is_last, a_content);
END $$;

-- Destroy a recording for good; nobody can put it here again.
CREATE FUNCTION lifeworld_study.empty_blob(by_replica text, by_seq integer, a_name text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    mine text := lifeworld_study.known_me();
BEGIN
    IF NOT lifeworld_study.may_empty(mine, by_replica, by_seq) THEN
        RAISE EXCEPTION 'no right to erase' USING ERRCODE = 'LW007';
    END IF;
    IF a_name IS NULL OR a_name !~ '^[0-9a-f]{64}$' THEN
        RAISE EXCEPTION 'shape' USING ERRCODE = 'LW006';
    END IF;
    -- No piece that is being put now may come after this.
    LOCK TABLE lifeworld_study.blob_gone IN SHARE ROW EXCLUSIVE MODE;
    INSERT INTO lifeworld_study.blob_gone (name) VALUES (a_name) ON CONFLICT DO NOTHING;
    DELETE FROM lifeworld_study.blob WHERE name = a_name;
END $$;
