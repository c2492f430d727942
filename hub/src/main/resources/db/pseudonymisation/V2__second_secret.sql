-- What the second secret makes of a code nobody has: by it the secret is known again.
create table second_secret (
    only_one boolean primary key default true check (only_one),
    mark     text not null check (mark ~ '^[0-9a-f]{32}$')
);
