-- The folder of a table as a start left it: whose description lay at this place, and the SHA-256 of the names of its files. What is as it
-- was left need not be looked into again.
create table swept (
    place text primary key,
    files text not null check (files ~ '^[0-9a-f]{64}$')
);
