-- The disclosure policies that have been in force, each told to the public log once.
create table policy (
    version    text primary key,
    sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    adopted_at timestamptz not null
);

create sequence output_number;

create table output (
    id            uuid primary key,
    number        text not null unique,
    permit        uuid not null,
    permit_number text not null,
    requester     uuid not null,
    title         text not null check (length(title) between 1 and 200),
    state         text not null check (state in ('REQUESTED', 'CHANGE_ASKED', 'REFUSED', 'RELEASED', 'WITHDRAWN')),
    revision      integer not null check (revision > 0),
    requested_at  timestamptz not null,
    decided_at    timestamptz,
    -- where its release is in the public log's queue; nothing is downloadable before that is published
    entry         bigint,
    check (state <> 'RELEASED' or entry is not null)
);
create index output_permit on output (permit);
create index output_requester on output (requester);

-- What was asked, and what would leave: written once. The cells that must not leave are not kept, here or elsewhere.
create table revision (
    output       uuid not null references output (id),
    revision     integer not null,
    what         text not null check (length(what) between 1 and 2000),
    why          text not null check (length(why) between 1 and 2000),
    sql          text not null,
    policy       text not null references policy (version),
    reviewers    integer not null check (reviewers > 0),
    marks        text not null,
    csv          bytea not null,
    sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    requested_by uuid not null,
    requested_at timestamptz not null,
    primary key (output, revision)
);

-- The project's side: its applicant and named users, since the request. None of them reviews it.
create table member (
    output uuid not null references output (id),
    person uuid not null,
    primary key (output, person)
);

create table review (
    output      uuid not null,
    revision    integer not null,
    reviewer    uuid not null,
    verdict     text not null check (verdict in ('APPROVE', 'REFUSE', 'ASK_FOR_CHANGE')),
    reasons     text not null check (length(reasons) between 1 and 2000),
    reviewed_at timestamptz not null,
    primary key (output, revision, reviewer),
    foreign key (output, revision) references revision (output, revision)
);

create function review_is_independent() returns trigger language plpgsql as $$
begin
    if exists (select 1 from airlock.member m where m.output = new.output and m.person = new.reviewer) then
        raise exception 'a member of the project cannot review its output'
            using errcode = 'check_violation', constraint = 'review_is_independent';
    end if;
    if not exists (select 1 from airlock.output o
                   where o.id = new.output and o.state = 'REQUESTED' and o.revision = new.revision) then
        raise exception 'only the current revision of a requested output can be reviewed'
            using errcode = 'check_violation', constraint = 'review_is_current';
    end if;
    return new;
end $$;
create trigger review_is_independent before insert on review
    for each row execute function review_is_independent();

-- A reviewer who has since joined the project no longer counts.
create function release_is_agreed() returns trigger language plpgsql as $$
begin
    if old.state in ('REFUSED', 'RELEASED', 'WITHDRAWN') then
        raise exception 'an output that is % stays so', old.state
            using errcode = 'check_violation', constraint = 'output_is_decided';
    end if;
    if new.state = 'RELEASED' and
            (select count(*) from airlock.review r
             where r.output = new.id and r.revision = new.revision and r.verdict = 'APPROVE'
               and not exists (select 1 from airlock.member m where m.output = r.output and m.person = r.reviewer))
            < (select v.reviewers from airlock.revision v where v.output = new.id and v.revision = new.revision) then
        raise exception 'a release needs its reviewers'
            using errcode = 'check_violation', constraint = 'release_is_agreed';
    end if;
    return new;
end $$;
create trigger release_is_agreed before update on output
    for each row execute function release_is_agreed();

create function written_once() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are written once', tg_table_name using errcode = 'check_violation', constraint = 'written_once';
end $$;
create trigger revision_written_once before update or delete on revision for each row execute function written_once();
create trigger review_written_once before update or delete on review for each row execute function written_once();
create trigger output_is_kept before delete on output for each row execute function written_once();
