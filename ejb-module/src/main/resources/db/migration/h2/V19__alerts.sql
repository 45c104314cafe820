-- What people have to look at, until somebody says that they have.
create table alert (
    id              uuid          primary key,
    kind            varchar(40)   not null check (kind in ('OCCURRENCES_MISSED', 'WEBHOOK_DISABLED')),
    subject_id      uuid          not null, -- the campaign or webhook
    subject         varchar(2000) not null, -- its name or address at that time
    occurrences     integer       not null, -- how many times it happened since somebody last looked
    latest_at       timestamp(3) with time zone not null,
    raised_at       timestamp(3) with time zone not null,
    acknowledged_at timestamp(3) with time zone,
    acknowledged_by varchar(100)
);
create index alert_of_subject on alert (subject_id, kind);
create index alert_seen on alert (acknowledged_at);
-- what became of occurrences is kept for as many days as a setting says
create index campaign_occurrence_recorded on campaign_occurrence (recorded_at);
