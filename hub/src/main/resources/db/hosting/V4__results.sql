-- What people measured, as they handed it in: a claim, until an administrator had it made again.
create table bench_result (
    id          text primary key check (id ~ '^[0-9a-f]{12}$'),
    sha256      text not null unique check (sha256 ~ '^[0-9a-f]{64}$' and starts_with(sha256, id)),
    received_at timestamptz not null,
    state       text not null check (state in ('CLAIMED', 'REPRODUCED', 'WITHDRAWN')),
    remark      text not null check (length(remark) <= 300),
    result      text not null check (length(result) between 1 and 65536),
    check ((state = 'CLAIMED') = (remark = ''))
);
create index bench_result_shown on bench_result (received_at, id);
