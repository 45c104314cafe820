-- Every version of a template stays readable; web push has a link; a test run counts nowhere.
alter table template add column link varchar(2000);

alter table content add column link varchar(2000);
alter table content add column saved_at timestamp(3) with time zone; -- null: saved before versions were kept
alter table content add column saved_by varchar(100);
insert into content (template_id, template_version, subject, html, plain)
select id, version, subject, html, plain from template where deleted_at is null
on conflict do nothing;

alter table execution add column test boolean not null default false;
