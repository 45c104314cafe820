-- Since when a run waits for money: that time does not count against its messages' time to live.
alter table fund add column lacking_since timestamp(3) with time zone;
update fund set lacking_since = now() where lacking is not null;

-- When a node last saw the file of an import that is not over: one that nobody sees any more is lost.
alter table contact_job add column file_seen_at timestamp(3) with time zone;
update contact_job set file_seen_at = now() where kind = 'IMPORT' and state in ('REQUESTED', 'RUNNING');

-- How many links were mailed to an address lately, whoever asked for them.
create table verification_letter (
    address_key varchar(320) primary key, -- canonical address
    letters     integer      not null, -- within a day of the first of them
    since       timestamp(3) with time zone not null,
    mailed_at   timestamp(3) with time zone not null
);
