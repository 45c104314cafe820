-- For how long a run or a message was held back by us: that time does not count against the time to live.
alter table execution add column held_since timestamp(3) with time zone;
update execution set held_since = now() where held_by is not null;
alter table delivery add column held_seconds integer default 0 not null;
