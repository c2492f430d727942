-- What went, why and when; exact, for those who keep the lake up. Persons are not known here.
create table removal (
    id        bigint generated always as identity primary key,
    at        timestamptz not null,
    dataset   text not null,
    reason    text not null check (reason in ('OPPOSITION', 'RETENTION')),
    row_count bigint not null check (row_count >= 0)
);

-- Checks that no file holds a code that must not be there. The log has the report's hash.
create table proof (
    id        bigint generated always as identity primary key,
    made_at   timestamptz not null,
    clean     boolean not null,
    files     bigint not null,
    row_count bigint not null,
    sha256    text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    report    text not null,
    log_entry bigint not null
);

-- What retention would take, as last counted.
create table preview (
    dataset    text not null,
    table_name text not null,
    before_day date not null,
    row_count  bigint not null,
    seen_at    timestamptz not null,
    primary key (dataset, table_name)
);
