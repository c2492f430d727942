-- The outbox of the public log: what rooms append in their own transactions, then what the sequencer gave a place.
create table entry (
    id    bigint generated always as identity primary key,
    -- The leaf, byte for byte.
    body  text not null check (octet_length(body) <= 65535 and body ~ '^[\x20-\x7e]+$'),
    facts jsonb generated always as (body::jsonb) stored,
    index bigint unique check (index >= 0)
);
create index entry_waiting on entry (id) where index is null;
create index entry_facts on entry using gin (facts jsonb_path_ops);

-- Whose log this database feeds, and how far it was published when last seen.
create table head (
    only_one  boolean primary key default true check (only_one),
    vkey      text not null,
    published bigint not null check (published >= 0)
);

-- An entry is told once and for all; only its place is filled in, once.
create function entry_is_forever() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.index is null and new.index is not null
            and (new.id, new.body) = (old.id, old.body) then
        return new;
    end if;
    raise exception 'An entry of the public log is neither changed nor deleted (id %)', old.id;
end $$;
create trigger entry_is_forever before update or delete on entry
    for each row execute function entry_is_forever();
create trigger entry_is_not_truncated before truncate on entry
    for each statement execute function entry_is_forever();
