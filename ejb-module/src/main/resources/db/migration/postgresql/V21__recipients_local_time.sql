-- Whose clocks the send time is read on: the campaign's, or each recipient's own.
alter table campaign add column send_time_zone varchar(20) not null default 'CAMPAIGN'
    check (send_time_zone in ('CAMPAIGN', 'RECIPIENT'));
