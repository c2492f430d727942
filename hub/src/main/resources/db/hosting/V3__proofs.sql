-- Reports of technical tests, passed or not, as they were made. Nothing is ever changed here: a newer report comes after.
create table proof (
    id          bigint generated always as identity primary key,
    kind        text not null check (kind ~ '^[A-Z_]{3,40}$'),
    made_at     timestamptz not null,
    recorded_at timestamptz not null,
    passed      boolean not null,
    sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    facts       jsonb not null,
    report      text not null check (length(report) between 1 and 1048576),
    log_entry   bigint not null
);
create index proof_latest on proof (kind, made_at desc, id desc);
create index proof_report on proof (sha256);
