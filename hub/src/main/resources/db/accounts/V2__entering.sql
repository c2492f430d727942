-- A request states an organisation in words; the administrator who approves it names the organisation.
alter table person alter column organisation drop not null;
alter table person add column organisation_stated text not null default '';
alter table person add constraint an_open_account_has_an_organisation
    check (state <> 'OPEN' or organisation is not null);

-- A new authenticator counts only once a first code has proven it; until then the old one stays. Both are sealed.
alter table totp alter column secret drop not null;
alter table totp add column pending bytea;

create table attempt (
    subject text primary key,
    made    integer not null,
    since   timestamptz not null
);

-- Who did what to whose account. Stays here: the public log never names a person.
create table act (
    id     bigint generated always as identity primary key,
    at     timestamptz not null,
    actor  uuid references person (id),
    person uuid not null references person (id),
    what   text not null,
    detail text not null
);
create index act_person on act (person);
