-- Whom a campaign goes to: a list, segments in and out, a rule of its own; and what of it a run keeps.

alter table campaign add column include_segments varchar(1000) not null default '[]'; -- JSON array of ids
alter table campaign add column exclude_segments varchar(1000) not null default '[]';
alter table campaign add column one_time_rule varchar(20000); -- JSON

alter table execution add column audience varchar(900000); -- JSON: one rule for all of it; null: triggered
update execution set audience = '{"all":[{"op":"inList","value":"' || cast(contact_list_id as varchar) || '"}]}'
    where contact_list_id is not null;
alter table execution drop column contact_list_id;
