-- Copies of evidence lie in ciphertext like all else the hub keeps. A copy kept in clear before is to be sent again.
delete from archive;
alter table archive
    add column sealed_id     text not null unique,
    add column sealed_path   text not null unique,
    add column sealed_bytes  bigint not null check (sealed_bytes > 0),
    add column sealed_sha256 text not null check (sealed_sha256 ~ '^[0-9a-f]{64}$'),
    add column wrapped_key   bytea not null;
