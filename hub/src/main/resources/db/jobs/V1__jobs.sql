-- Long work. What is open is one of a kind and subject; a run is numbered, so that what a run that was overtaken writes is refused.
create table job (
    id            uuid primary key,
    kind          text not null,
    subject       text not null,
    argument      text not null,
    state         text not null check (state in ('WAITING', 'RUNNING', 'HELD', 'DONE', 'FAILED', 'CANCELLED')),
    requested_at  timestamptz not null,
    started_at    timestamptz,
    ended_at      timestamptz,
    not_before    timestamptz not null,
    run           bigint not null default 0,
    attempts      int not null default 0,
    deaths        int not null default 0,
    cancel_asked  boolean not null default false,
    memory_bound  bigint not null default 0,
    checkpoint    text,
    failure       text
);
create unique index job_open on job (kind, subject) where state in ('WAITING', 'RUNNING', 'HELD');
create index job_turn on job (not_before) where state in ('WAITING', 'RUNNING');
create index job_ended on job (ended_at) where ended_at is not null;

-- Apart from the job, so that telling how far a run is never waits for the transaction that keeps its checkpoint.
create table pace (
    job   uuid primary key references job,
    done  bigint not null,
    total bigint not null,
    unit  text not null,
    "from" bigint not null,
    since timestamptz
);

-- Who cancelled or resumed what.
create table act (
    id     bigint generated always as identity primary key,
    job    uuid not null references job,
    at     timestamptz not null,
    person uuid not null,
    what   text not null
);
create index act_job on act (job);
