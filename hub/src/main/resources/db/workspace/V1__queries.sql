-- The history of a project's people. Results are sealed files under the workspace's key of the permit.
create table query (
    id           uuid primary key,
    permit       uuid        not null,
    person       uuid        not null,
    sql          text        not null,
    state        text        not null check (state in ('WAITING', 'RUNNING', 'DONE', 'REFUSED', 'CANCELLED')),
    submitted_at timestamptz not null,
    ended_at     timestamptz,
    millis       bigint,
    row_count    bigint,
    truncated    boolean     not null default false,
    reason       text,
    subject      text,
    place        int,
    file_id      text,
    path         text,
    bytes        bigint,
    sha256       text,
    wrapped_key  bytea
);
create index query_of_person on query (permit, person, submitted_at desc);
