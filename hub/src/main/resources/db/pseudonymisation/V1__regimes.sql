-- A regime of pseudonyms whose key the hub makes. The first has none: it is the root itself.
create table regime (
    number       int primary key check (number > 1),
    made_at      timestamptz not null,
    destroyed_at timestamptz
);

-- Under which regime something lies since when; the last row counts, and no row means the first regime. dataset: null for the
-- oppositions, which are kept by pseudonym too.
create table standing (
    id      bigint generated always as identity primary key,
    dataset text,
    regime  int not null references regime,
    since   timestamptz not null
);
create index standing_of on standing (dataset, id desc);

-- dataset: null for all of them and the oppositions. Proposed by one person, started by another.
create table rotation (
    id            bigint generated always as identity primary key,
    number        text not null unique,
    dataset       text,
    reason        text not null check (length(reason) between 20 and 2000),
    state         text not null check (state in ('PROPOSED', 'RUNNING', 'DONE', 'ABANDONED')),
    proposed_by   uuid not null,
    proposed_name text not null,
    proposed_at   timestamptz not null,
    approved_by   uuid check (approved_by <> proposed_by),
    approved_name text,
    approved_at   timestamptz,
    regime        int references regime,
    job           uuid,
    ended_at      timestamptz,
    statement     text,
    sha256        text check (sha256 ~ '^[0-9a-f]{64}$'),
    check (state in ('PROPOSED', 'ABANDONED') or approved_by is not null and regime is not null),
    check ((approved_by is null) = (approved_at is null))
);
create unique index rotation_open on rotation ((true)) where state in ('PROPOSED', 'RUNNING');

-- Files written under the new regime, which are no table's until the rotation's one transaction. deleted: how many rows of the old
-- file were deleted when it was read; deletions only grow, so the number tells which state was read.
create table rewritten (
    rotation    bigint not null references rotation,
    old_file    text not null,
    deleted     bigint not null,
    dataset     text not null,
    table_name  text not null,
    id          text not null,
    path        text not null unique,
    rows        bigint not null,
    bytes       bigint not null,
    sha256      text not null,
    wrapped_key bytea not null,
    primary key (rotation, old_file, deleted)
);
