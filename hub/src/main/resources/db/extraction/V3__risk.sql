-- An extract whose persons could be told apart too easily is not delivered before reviewers said so.
alter table job drop constraint job_state_check;
alter table job add constraint job_state_check check (state in ('WAITING', 'RUNNING', 'HELD', 'DONE', 'FAILED'));
drop index one_open_job_a_permit;
create unique index one_open_job_a_permit on job (permit) where state in ('WAITING', 'RUNNING', 'HELD');

create table hold (
    job            uuid primary key references job (id),
    permit         uuid not null,
    permit_number  text not null,
    permit_version int  not null,
    -- what the manifest would have been; its numbers are as the disclosure rules let them out
    report         text not null,
    report_sha256  text not null check (report_sha256 ~ '^[0-9a-f]{64}$'),
    policy         text not null,
    reviewers      int  not null check (reviewers > 0),
    -- what was found; an extract of the same permit no worse than this is delivered once this one may be
    unique_share   double precision not null,
    small_share    double precision not null,
    held_at        timestamptz not null,
    outcome        text check (outcome in ('DELIVER', 'REFUSE')),
    decided_at     timestamptz,
    check ((outcome is null) = (decided_at is null))
);
create index hold_permit on hold (permit, permit_version);

create table opinion (
    job      uuid not null references hold (job),
    reviewer uuid not null,
    verdict  text not null check (verdict in ('DELIVER', 'REFUSE')),
    reasons  text not null check (length(reasons) between 1 and 2000),
    given_at timestamptz not null,
    primary key (job, reviewer)
);
