-- A job is a wish that survives the hub: at its next start it begins again what was running.
create table job (
    id           uuid primary key,
    permit       uuid        not null,
    state        text        not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
    requested_at timestamptz not null,
    ended_at     timestamptz,
    attempts     int         not null default 0,
    failure      text
);
create unique index one_open_job_a_permit on job (permit) where state in ('WAITING', 'RUNNING');
create index job_of_permit on job (permit, requested_at desc);

create table extract (
    id              uuid primary key references job (id),
    permit          uuid        not null,
    permit_number   text        not null,
    permit_version  int         not null,
    made_at         timestamptz not null,
    persons         bigint      not null,
    manifest        text        not null,
    manifest_sha256 text        not null check (manifest_sha256 ~ '^[0-9a-f]{64}$'),
    -- Replaced by a later one, or destroyed with the project's key.
    ended_at        timestamptz
);
create unique index one_current_extract_a_permit on extract (permit) where ended_at is null;

create table extract_table (
    extract     uuid   not null references extract (id),
    position    int    not null,
    dataset     text   not null,
    table_name  text   not null,
    name        text   not null,
    columns     text   not null,
    row_count   bigint not null,
    file_id     text   not null,
    path        text   not null unique,
    bytes       bigint not null,
    sha256      text   not null,
    wrapped_key bytea  not null,
    primary key (extract, position),
    unique (extract, name)
);
