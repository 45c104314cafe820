-- Why an occurrence was not sent stays with it, whatever the campaign does next.
alter table campaign_occurrence add column failure_reasons varchar(8000) default '[]' not null; -- as on the campaign

alter table alert drop constraint alert_kind_check;
alter table alert add constraint alert_kind_check check (kind in ('OCCURRENCES_MISSED', 'OCCURRENCES_FAILED', 'WEBHOOK_DISABLED', 'ERROR_STORM'));

-- Which contact lists the rule of a segment names: whoever takes one away is told whom that hits.
create table segment_list (
    segment_id uuid not null references segment,
    list_id    uuid not null,
    primary key (segment_id, list_id)
);
create index segment_list_list on segment_list (list_id);
insert into segment_list (segment_id, list_id)
select s.id, l.id from segment s join contact_list l on lower(s.rule) like '%"' || cast(l.id as varchar) || '"%'
where s.rule like '%inList%';
