create table organisation (
    id   text primary key check (id ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
    name text not null
);

create table person (
    id            uuid primary key,
    name          text not null,
    email         text not null unique check (email = lower(email)),
    organisation  text not null references organisation (id),
    password_hash text not null,
    state         text not null check (state in ('REQUESTED', 'OPEN', 'REFUSED', 'CLOSED')),
    purpose       text not null,
    requested_at  timestamptz not null,
    decided_at    timestamptz,
    decided_by    uuid references person (id)
);

create table person_role (
    person uuid not null references person (id),
    role   text not null check (role in
           ('PARTNER', 'APPLICANT', 'OFFICER', 'COMMITTEE', 'AUTHORITY', 'REVIEWER', 'ADMINISTRATOR')),
    primary key (person, role)
);

-- Tokens are kept as SHA-256 only: whoever reads this table cannot enter.
create table session (
    id            uuid primary key,
    token_hash    bytea not null unique,
    person        uuid not null references person (id),
    kind          text not null check (kind in ('PAGE', 'API')),
    second_factor boolean not null,
    address       text not null,
    agent         text not null,
    opened_at     timestamptz not null,
    expires_at    timestamptz not null,
    seen_at       timestamptz not null
);
create index session_person on session (person);

-- last_step: the highest time step already used (RFC 6238 section 5.2: a code is accepted once).
create table totp (
    person       uuid primary key references person (id),
    secret       bytea not null,
    confirmed_at timestamptz,
    last_step    bigint not null default 0
);

create table recovery_code (
    person    uuid not null references person (id),
    code_hash bytea not null,
    primary key (person, code_hash)
);
