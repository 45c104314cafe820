-- Files that go with an email: each is kept once, however many versions of templates have it.
create table attachment (
    id           uuid primary key,
    name         varchar(200) not null,
    content_type varchar(127) not null,
    size         integer      not null, -- bytes
    sha256       varchar(64)  not null,
    content      blob         not null,
    created_at   timestamp(3) with time zone not null,
    given_at     timestamp(3) with time zone not null, -- when somebody brought it last
    constraint attachment_once unique (sha256, name, content_type)
);
create index attachment_given on attachment (given_at);

alter table template add column attachments varchar(1000) not null default '[]'; -- JSON array of ids: what it has now

-- What each version has, in order. A file stays as long as one of them has it.
create table content_attachment (
    template_id      uuid    not null,
    template_version bigint  not null,
    place            integer not null,
    attachment_id    uuid    not null references attachment,
    primary key (template_id, template_version, place),
    foreign key (template_id, template_version) references content on delete cascade
);
create index content_attachment_file on content_attachment (attachment_id);
