-- A project asks that a person be told something grave for their health. The project's code and the finding are here only while the
-- request is open; no identity ever is, nor a pseudonym of the lake.
create table request (
    id              uuid primary key,
    number          text not null unique,
    permit          uuid not null,
    permit_number   text not null,
    code            text check (code ~ '^[0-9a-f]{32}$'),
    finding         text,
    finding_sha256  text not null check (finding_sha256 ~ '^[0-9a-f]{64}$'),
    state           text not null check (state in ('REQUESTED', 'APPROVED', 'FOUND', 'REFUSED', 'WITHDRAWN', 'EXPIRED', 'ENDED')),
    requested_by    uuid not null,
    requested_name  text not null,
    requested_at    timestamptz not null,
    until           timestamptz not null,
    medical_by      uuid check (medical_by <> requested_by),
    medical_name    text,
    medical_at      timestamptz,
    legal_by        uuid check (legal_by <> requested_by),
    legal_name      text,
    legal_at        timestamptz,
    refusal         text,
    desk            uuid,
    candidates      bigint not null default 0,
    found_in        bytea check (octet_length(found_in) = 32),
    found_at        int,
    outcome         text,
    ended_at        timestamptz,
    check (medical_by <> legal_by),
    check (state in ('REQUESTED', 'REFUSED', 'WITHDRAWN', 'EXPIRED') or medical_by is not null and legal_by is not null),
    check ((state in ('REQUESTED', 'APPROVED', 'FOUND')) = (code is not null)),
    check ((code is null) = (finding is null))
);
create unique index request_open on request (permit, code) where code is not null;
create index request_permit on request (permit, requested_at);
