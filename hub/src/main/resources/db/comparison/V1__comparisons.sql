-- What was decided before evidence was opened. commitment: the text that was sealed; carried: a zip of the criteria files that are not the shipped ones.
create table frozen (
    name       text not null check (name ~ '^[a-z]([a-z0-9-]{0,62}[a-z0-9])?$'),
    version    integer not null check (version between 1 and 999),
    titles_en  text not null,
    titles_fr  text not null,
    fictitious boolean not null,
    head       text not null,
    carried    bytea not null,
    commitment text not null,
    sha256     text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
    note       text not null,
    frozen_at  timestamptz not null,
    log_entry  bigint not null,
    primary key (name, version)
);

-- A dossier of evidence and what was computed from it. files: the published files as one zip, byte for byte what anyone computes again.
create table run (
    id           uuid primary key,
    name         text not null,
    version      integer not null,
    state        text not null check (state in ('WAITING', 'COMPUTING', 'DONE', 'FAILED')),
    dossier      bytea not null,
    requested_at timestamptz not null,
    ended_at     timestamptz,
    failure      text,
    results      text,
    effect       text,
    files        bytea,
    sha256       text check (sha256 ~ '^[0-9a-f]{64}$'),
    note         text,
    log_entry    bigint,
    foreign key (name, version) references frozen (name, version),
    check ((state = 'DONE') = (files is not null and sha256 is not null and note is not null and log_entry is not null))
);
create unique index one_open_run on run (name) where state in ('WAITING', 'COMPUTING');
create index runs_of on run (name, version, requested_at);
