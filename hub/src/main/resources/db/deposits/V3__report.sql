-- Decisions in their order, whatever the clock says: a report is held against those decided before it.
create sequence decision;
alter table deposit add column decision bigint;
update deposit d set decision = o.rank
  from (select id, row_number() over (order by decided_at, id) as rank from deposit where decided_at is not null) o
  where o.id = d.id;
select setval('decision', greatest(1, (select coalesce(max(decision), 1) from deposit)));
create index deposit_decision on deposit (dataset, decision) where dataset_version is not null;

-- How long the checks of this attempt took so far, by a clock that never jumps: the rate is reckoned from it.
alter table deposit add column checked_millis bigint not null default 0;

-- Why the hub itself cannot go on, and when it tries again. Nothing of the deposit is lost meanwhile.
alter table deposit add column trouble text;
alter table deposit add column next_try timestamptz;

-- What was done to each file, as it is downloaded, byte for byte; its hash is in the public log.
alter table deposit add column lineage text;
alter table deposit add column lineage_sha256 text check (lineage_sha256 ~ '^[0-9a-f]{64}$');

-- Only what was put off waits for a moment: should the clock go back, what was never tried is not held by it.
alter table job add column put_off boolean not null default false;
