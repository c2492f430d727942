-- What each partner declares and what was accepted of it. A file of the lake exists once it is registered here.
create table dataset (
    name         text primary key,
    partner      text not null,
    descriptor   bytea not null,
    fingerprint  text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
    version      bigint not null check (version >= 1),
    described_at timestamptz not null
);

-- One accepted file of a deposit. A later file of the same name takes its place; what it held stays readable by version.
create table delivery (
    id            bigint generated always as identity primary key,
    dataset       text not null references dataset,
    table_name    text not null,
    file_name     text not null,
    source_sha256 text not null check (source_sha256 ~ '^[0-9a-f]{64}$'),
    deposit       uuid not null,
    rows_accepted bigint not null check (rows_accepted >= 0),
    rows_rejected bigint not null check (rows_rejected >= 0),
    first_day     date,
    last_day      date,
    accepted_at   timestamptz not null,
    since_version bigint not null,
    until_version bigint check (until_version > since_version)
);
create unique index delivery_current on delivery (dataset, file_name) where until_version is null;
create index delivery_source on delivery (dataset, source_sha256);

create table lake_file (
    id          text primary key,
    delivery    bigint not null references delivery,
    dataset     text not null references dataset,
    table_name  text not null,
    path        text not null unique,
    rows        bigint not null check (rows >= 0),
    bytes       bigint not null check (bytes >= 0),
    sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    wrapped_key bytea not null
);
create index lake_file_table on lake_file (dataset, table_name);
