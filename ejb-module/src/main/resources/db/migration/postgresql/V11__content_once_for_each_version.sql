-- What runs send is kept once for each version of a template, however many runs send it.
create table content (
    template_id      uuid   not null,
    template_version bigint not null,
    subject          varchar(998),
    html             varchar(500000),
    plain            varchar(500000),
    primary key (template_id, template_version)
);
insert into content (template_id, template_version, subject, html, plain)
select distinct on (template_id, template_version) template_id, template_version, subject, html, plain
from execution order by template_id, template_version;

-- the room of what is dropped comes back when PostgreSQL writes the table anew (vacuum full)
alter table execution drop column subject;
alter table execution drop column html;
alter table execution drop column plain;
create index execution_content on execution (template_id, template_version);
alter table execution add constraint execution_content foreign key (template_id, template_version) references content;
