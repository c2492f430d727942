-- What is known of hosts, in two times: when a fact holds (valid_from, valid_until, both included) and when the hub knew it
-- (recorded_at included, superseded_at excluded). Nothing is overwritten: see the trigger.
create table service (
    id          text primary key check (id ~ '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$'),
    declared_at timestamptz not null
);

create table fact (
    id            bigint generated always as identity primary key,
    service       text not null references service,
    kind          text not null,
    body          text not null,
    valid_from    date,
    valid_until   date,
    recorded_at   timestamptz not null,
    superseded_at timestamptz check (superseded_at >= recorded_at),
    declared_by   uuid not null,
    organisation  text not null,
    audited_by    text,
    check (valid_from is null or valid_until is null or valid_from <= valid_until)
);
create index fact_service on fact (service, recorded_at);
create unique index fact_once on fact (service, kind, md5(body)) where superseded_at is null;

-- One change of what is known of a service; its hash is that of the whole declaration and is in the public log.
create table version (
    id           bigint generated always as identity primary key,
    service      text not null references service,
    number       integer not null check (number >= 1),
    recorded_at  timestamptz not null,
    sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    organisation text not null,
    what         text not null check (what in ('declared', 'changed', 'audited')),
    entry        bigint not null,
    unique (service, number)
);

-- The service on which this hub says it runs; at most one is not superseded.
create table ours (
    id            bigint generated always as identity primary key,
    service       text not null references service,
    recorded_at   timestamptz not null,
    superseded_at timestamptz check (superseded_at >= recorded_at)
);
create unique index ours_one on ours ((true)) where superseded_at is null;

-- Copies of evidence, kept in HOME/evidence under the hash of their bytes.
create table archive (
    sha256      text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes       bigint not null check (bytes > 0),
    received_at timestamptz not null
);

-- What providers and anyone answer, in public.
create table reply (
    id            bigint generated always as identity primary key,
    service       text not null references service,
    fact          bigint references fact,
    author        text not null,
    words         text not null,
    received_at   timestamptz not null,
    hidden_at     timestamptz,
    hidden_reason text,
    check ((hidden_at is null) = (hidden_reason is null))
);
create index reply_service on reply (service, id);

create function keeps_what_was_known() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'what was known of a host is not deleted';
    end if;
    if old.superseded_at is not null
       or (to_jsonb(new) - 'superseded_at') is distinct from (to_jsonb(old) - 'superseded_at') then
        raise exception 'what was known of a host is not rewritten';
    end if;
    return new;
end $$;
create trigger fact_kept before update or delete on fact for each row execute function keeps_what_was_known();
create trigger ours_kept before update or delete on ours for each row execute function keeps_what_was_known();
