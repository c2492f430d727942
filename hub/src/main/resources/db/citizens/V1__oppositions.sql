-- An identity desk that may hand on oppositions. Its token is kept as SHA-256 only.
create table desk (
    id         uuid primary key,
    name       text not null check (length(name) between 1 and 80),
    token_hash bytea not null unique check (octet_length(token_hash) = 32),
    paired_at  timestamptz not null,
    revoked_at timestamptz
);

-- What was executed together. leaves: the tree the log commits to, 32 bytes a leaf, in order.
create table batch (
    id          bigint generated always as identity primary key,
    executed_at timestamptz not null,
    root        bytea not null check (octet_length(root) = 32),
    leaves      bytea not null check (octet_length(leaves) % 8192 = 0),
    log_entry   bigint not null
);

-- What somebody asked, known by their lake pseudonym only. receipt: the hash of a number that the hub never held.
create table wish (
    id          bigint generated always as identity primary key,
    pseudonym   text not null check (pseudonym ~ '^[0-9a-f]{32}$'),
    opposes     boolean not null,
    receipt     bytea not null unique check (octet_length(receipt) = 32),
    desk        uuid not null references desk (id),
    recorded_at timestamptz not null,
    batch       bigint references batch (id),
    leaf        integer,
    check ((batch is null) = (leaf is null))
);
create index wish_of on wish (pseudonym, id);
create index wish_waiting on wish (id) where batch is null;
