-- The team's part of one study on a server. The program puts the study's own schema in the place of `lifeworld_study`.
-- Runs in one transaction as the steward, an ordinary login that owns the schema and is no member's.

CREATE SCHEMA lifeworld_study;

CREATE TABLE lifeworld_study.version (number integer NOT NULL);

-- Which login is which member. No member may read it.
CREATE TABLE lifeworld_study.login (
    login name PRIMARY KEY,
    member text NOT NULL UNIQUE CHECK (member ~ '^[0-9a-f]{16}([0-9a-f]{16})?$'),
    erases boolean NOT NULL
);

-- Which member may write in which copy of the study; the owner is the one who came first.
CREATE TABLE lifeworld_study.copy_member (
    replica text NOT NULL CHECK (replica ~ '^[0-9a-f]{8}$'),
    member text NOT NULL,
    owner boolean NOT NULL,
    PRIMARY KEY (replica, member)
);
CREATE UNIQUE INDEX copy_has_one_owner ON lifeworld_study.copy_member (replica) WHERE owner;

CREATE SEQUENCE lifeworld_study.arrival;

CREATE TABLE lifeworld_study.step (
    number bigint PRIMARY KEY DEFAULT nextval('lifeworld_study.arrival'),
    replica text NOT NULL,
    seq integer NOT NULL CHECK (seq > 0),
    member text NOT NULL,
    clock bigint NOT NULL CHECK (clock > 0),
    before bytea NOT NULL,
    mark bytea NOT NULL CHECK (octet_length(mark) = 32),
    sealed bytea NOT NULL CHECK (octet_length(sealed) BETWEEN 1 AND 8388608),
    erasure boolean NOT NULL,
    UNIQUE (replica, seq)
);
CREATE INDEX step_in_row ON lifeworld_study.step (replica, member, seq);
-- What is sealed looks random: there is nothing to compress.
ALTER TABLE lifeworld_study.step ALTER COLUMN sealed SET STORAGE EXTERNAL;

CREATE TABLE lifeworld_study.blob (
    name text NOT NULL CHECK (name ~ '^[0-9a-f]{64}$'),
    replica text NOT NULL,
    piece integer NOT NULL CHECK (piece >= 0),
    last boolean NOT NULL,
    content bytea NOT NULL CHECK (octet_length(content) BETWEEN 1 AND 1048576),
    PRIMARY KEY (name, replica, piece)
);
ALTER TABLE lifeworld_study.blob ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE lifeworld_study.blob_gone (name text PRIMARY KEY);

-- Who is here: never in the server's log, gone when it restarts.
CREATE UNLOGGED TABLE lifeworld_study.presence (
    member text PRIMARY KEY,
    since timestamptz NOT NULL,
    beat timestamptz NOT NULL,
    place bytea NOT NULL CHECK (octet_length(place) <= 1024)
);

-- Holds nothing: whoever appends locks it until the commit, so that arrival numbers are in the order of commits. An
-- advisory lock would do the same, but anybody with a login to the database could take that one and keep it.
CREATE TABLE lifeworld_study.turn ();
