-- Numbers people quote: one series a kind and a year, without holes.
create table series (
    kind text not null,
    year int  not null,
    last int  not null,
    primary key (kind, year)
);

-- A request by anyone. code_hash: SHA-256 of the follow-up code, which the hub does not keep.
-- contact: where the sealed file lies that says how to reach who asked; null when they did not say, or had it erased.
create table request (
    id            uuid primary key,
    number        text not null unique,
    kind          text not null,
    subject       text not null,
    body          text not null,
    state         text not null,
    version       int  not null default 1,
    received_at   timestamptz not null,
    code_hash     bytea not null check (octet_length(code_hash) = 32),
    contact       jsonb,
    hidden_reason text
);
create index request_state on request (state);

-- What happened, in order. message: what was written with it; hidden_reason: why it is not shown.
create table passage (
    request    uuid not null references request (id),
    seq        int  not null,
    at         timestamptz not null,
    person     uuid,
    party      text not null,
    command    text not null,
    outcome    text not null,
    from_state text not null,
    to_state   text not null,
    grounds    jsonb not null,
    primary key (request, seq)
);
create table message (
    request       uuid not null,
    seq           int  not null,
    text          text not null,
    hidden_reason text,
    primary key (request, seq),
    foreign key (request, seq) references passage (request, seq)
);

create table document (
    id     uuid primary key,
    number text not null unique
);

-- One version of a document, from its draft on. original: where the file as it came lies sealed, with its text; nothing of what was
-- blacked out is in this table: spans hold places only. commitment: SHA-256 of a sealed salt and the file, so that nobody tries guesses
-- against it. shown: its entry is under a published checkpoint.
create table edition (
    id               uuid primary key,
    revises          uuid references document (id),
    document         uuid references document (id),
    version          int,
    state            text not null check (state in ('DRAFT', 'PROPOSED', 'APPROVED')),
    kind             text not null,
    title            text not null,
    dated            date not null,
    author           text not null,
    summary_en       text not null,
    summary_fr       text not null,
    request          uuid references request (id),
    replaces_earlier boolean not null,
    original         jsonb not null,
    commitment       text not null check (commitment ~ '^[0-9a-f]{64}$'),
    pdf              boolean not null,
    page_count       int not null,
    left_out         jsonb not null,
    blackouts        int not null default 0,
    spans            jsonb not null default '[]',
    changes          int not null default 0,
    prepared_by      uuid not null,
    proposed_by      uuid,
    approved_by      uuid,
    prepared_at      timestamptz not null,
    approved_at      timestamptz,
    safe             bytea,
    safe_sha256      text check (safe_sha256 ~ '^[0-9a-f]{64}$'),
    entry            bigint,
    shown            boolean not null default false,
    current          boolean not null default false,
    withdrawn        boolean not null default false,
    words            tsvector,
    unique (document, version),
    check (approved_by is null or approved_by <> proposed_by),
    check ((state = 'APPROVED') = (document is not null)),
    check (not shown or entry is not null)
);
create index edition_current on edition (dated desc) where current;
create unique index edition_one_current on edition (document) where current;
create index edition_words on edition using gin (words) where current;

-- A page as it is shown, and its words as they are found: of the text kept, never of the text blacked out.
create table sheet (
    edition uuid not null references edition (id),
    page    int  not null,
    blocks  jsonb not null,
    words   tsvector,
    primary key (edition, page)
);
create index sheet_words on sheet using gin (words);

-- What a request was answered with.
create table release (
    request  uuid not null references request (id),
    document uuid not null references document (id),
    primary key (request, document)
);

create function keep_history() returns trigger language plpgsql as $$
begin
    raise exception 'history is written once: % on % refused', tg_op, tg_table_name;
end $$;
create trigger passage_is_kept before update or delete or truncate on passage execute function keep_history();
