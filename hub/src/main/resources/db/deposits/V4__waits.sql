-- For how long a job was put off: one put off for longer than that was put off by a clock that has since gone back, and is due.
alter table job add column waits_millis bigint not null default 0;
alter table job drop column put_off;
