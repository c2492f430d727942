-- Each decision of the gate: when its outcome changed, and once a day. note: the canonical JSON, sealed.
create table gate_decision (
    id          bigint generated always as identity primary key,
    decided_at  timestamptz not null,
    open        boolean not null,
    fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
    sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    note        text not null,
    log_entry   bigint not null
);

create index gate_decision_sha256 on gate_decision (sha256);

-- An excuse from one rule: proposed by one person, in force once another approved it, never without an end.
create table derogation (
    id                uuid primary key,
    number            text not null unique,
    rule              text not null check (length(rule) between 1 and 16),
    reason            text not null check (length(reason) between 20 and 4000),
    proposed_by       uuid not null,
    proposed_name     text not null,
    proposed_function text not null,
    proposed_at       timestamptz not null,
    until             timestamptz not null check (until > proposed_at),
    approved_by       uuid check (approved_by <> proposed_by),
    approved_name     text,
    approved_function text,
    approved_at       timestamptz,
    note              text,
    sha256            text,
    ended_by          uuid,
    ended_name        text,
    ended_function    text,
    ended_at          timestamptz,
    check ((approved_by is null) = (approved_at is null) and (approved_by is null) = (note is null)),
    check ((ended_by is null) = (ended_at is null))
);
-- One proposal at a time waits for a rule.
create unique index derogation_waiting on derogation (rule) where approved_at is null and ended_at is null;
