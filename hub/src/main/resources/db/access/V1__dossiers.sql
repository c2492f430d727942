-- Numbers people quote: one series a kind and a year, without holes.
create table series (
    kind text not null,
    year int  not null,
    last int  not null,
    primary key (kind, year)
);

-- draft: the applicant's working copy; what others see is the last row of submission.
create table dossier (
    id           uuid primary key,
    number       text not null unique,
    procedure    text not null,
    state        text not null,
    version      int  not null default 1,
    applicant    uuid not null,
    organisation text not null,
    draft        jsonb not null,
    opened_at    timestamptz not null,
    submitted_at timestamptz
);
create index dossier_state on dossier (procedure, state);
create index dossier_applicant on dossier (applicant);

create table submission (
    dossier uuid not null references dossier (id),
    version int  not null,
    at      timestamptz not null,
    content jsonb not null,
    primary key (dossier, version)
);

-- Segregation of functions (EHDS art. 55(3)): one person, one part in one dossier. Whoever gave the opinion has the part
-- COMMITTEE there and cannot get AUTHORITY; the applicant and the named users cannot get any other.
create table duty (
    dossier uuid not null references dossier (id),
    person  uuid not null,
    party   text not null check (party in ('APPLICANT', 'MEMBER', 'OFFICER', 'COMMITTEE', 'AUTHORITY')),
    primary key (dossier, person),
    unique (dossier, person, party)
);
create unique index duty_one_applicant on duty (dossier) where party = 'APPLICANT';
create index duty_person on duty (person);

-- What happened, in order; a person's act needs the part it is done in. CLOCK is the passing of time.
create table passage (
    dossier    uuid not null references dossier (id),
    seq        int  not null,
    at         timestamptz not null,
    person     uuid,
    party      text not null,
    command    text not null,
    outcome    text not null,
    from_state text not null,
    to_state   text not null,
    details    jsonb not null,
    primary key (dossier, seq),
    check ((party = 'CLOCK') = (person is null)),
    foreign key (dossier, person, party) references duty (dossier, person, party)
);

create table permit (
    id          uuid primary key,
    number      text not null unique,
    version     int  not null default 1,
    dossier     uuid not null unique references dossier (id),
    title       text not null,
    scope       jsonb not null,
    period_from date not null,
    period_to   date not null check (period_to >= period_from),
    population  jsonb not null,
    conditions  jsonb not null,
    start_on    date not null,
    end_on      date not null check (end_on >= start_on),
    state       text not null check (state in ('PENDING_ACCEPTANCE', 'GRANTED', 'REVOKED', 'EXPIRED')),
    edition     int  not null default 1,
    decided_by  uuid not null,
    decided_as  text not null default 'AUTHORITY' check (decided_as = 'AUTHORITY'),
    granted_at  timestamptz not null,
    unique (id, dossier),
    foreign key (dossier, decided_by, decided_as) references duty (dossier, person, party)
);

create table permit_user (
    permit      uuid not null,
    dossier     uuid not null,
    person      uuid not null,
    accepted_at timestamptz,
    primary key (permit, person),
    foreign key (permit, dossier) references permit (id, dossier),
    foreign key (dossier, person) references duty (dossier, person)
);
create index permit_user_person on permit_user (person);

create table permit_passage (
    permit     uuid not null,
    dossier    uuid not null,
    seq        int  not null,
    at         timestamptz not null,
    person     uuid,
    party      text not null,
    command    text not null,
    outcome    text not null,
    from_state text not null,
    to_state   text not null,
    details    jsonb not null,
    primary key (permit, seq),
    check ((party = 'CLOCK') = (person is null)),
    foreign key (permit, dossier) references permit (id, dossier),
    foreign key (dossier, person, party) references duty (dossier, person, party)
);

-- History is written once.
create function keep_history() returns trigger language plpgsql as $$
begin
    raise exception 'history is written once: % on % refused', tg_op, tg_table_name;
end $$;
create trigger passage_is_kept before update or delete or truncate on passage execute function keep_history();
create trigger submission_is_kept before update or delete or truncate on submission execute function keep_history();
create trigger permit_passage_is_kept before update or delete or truncate on permit_passage execute function keep_history();
