-- Deliveries: what was announced, what was received, what the checks found.
create table deposit (
    id              uuid primary key,
    dataset         text not null,
    organisation    text not null,
    -- SHA-256 of the announced names, sizes and hashes: the same bytes twice are the same deposit.
    manifest        text not null check (manifest ~ '^[0-9a-f]{64}$'),
    state           text not null check (state in
                        ('RECEIVING', 'QUEUED', 'CHECKING', 'ACCEPTED', 'ACCEPTED_WITH_REJECTS', 'REFUSED')),
    created_by      uuid not null,
    created_at      timestamptz not null,
    completed_at    timestamptz,
    decided_at      timestamptz,
    bytes_total     bigint not null check (bytes_total >= 0),
    bytes_checked   bigint not null default 0,
    rows_total      bigint not null default 0,
    rows_accepted   bigint not null default 0,
    rows_rejected   bigint not null default 0,
    dataset_version bigint,
    -- Why the whole deposit is refused: code of the rule, then where.
    refusal         jsonb,
    check ((state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS')) = (dataset_version is not null)),
    check ((state = 'REFUSED') = (refusal is not null)),
    check ((state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS', 'REFUSED')) = (decided_at is not null)),
    check (state not in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS') or rows_total = rows_accepted + rows_rejected)
);
create unique index deposit_manifest on deposit (dataset, manifest) where state <> 'REFUSED';
create index deposit_organisation on deposit (organisation, created_at);

create table file (
    deposit     uuid not null references deposit,
    name        text not null,
    sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size        bigint not null check (size >= 0),
    -- The sealed copy in the inbox, from its reception to the decision.
    sealed      jsonb,
    received_at timestamptz,
    report      jsonb,
    -- Every rejected row, sealed.
    rejects     jsonb,
    primary key (deposit, name)
);

-- Deposits to be checked. Who checks holds the row's lock: a process that dies lets it go.
create table job (
    deposit  uuid primary key references deposit,
    attempts int not null default 0,
    not_before timestamptz not null
);
