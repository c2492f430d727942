-- Other codes of persons who asked for something, as rows of the lake linked them before these were erased: what is delivered later
-- under such a code is known for theirs.
create table alias (
    pseudonym text not null check (pseudonym ~ '^[0-9a-f]{32}$'),
    code      text not null check (code ~ '^[0-9a-f]{32}$'),
    primary key (pseudonym, code)
);
