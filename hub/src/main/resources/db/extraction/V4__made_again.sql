alter table extract_table add column fingerprint text;

-- An extract made again from the snapshots its manifest names, and compared.
create table verification (
    job        uuid primary key,
    extract    uuid not null references extract (id),
    outcome    text not null check (outcome in ('SAME', 'OPPOSITIONS', 'DIFFERENT', 'SNAPSHOT_EXPIRED', 'ENGINE_CHANGED', 'PERMIT_CHANGED')),
    -- JSON: the tables and their fingerprints; counts of persons as the disclosure rules let them out
    report     text not null,
    verified_at timestamptz not null
);
create index verification_extract on verification (extract, verified_at desc);
