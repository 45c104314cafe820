-- Contacts: tags, consent, attributes that have a type.

create table contact_tag (
    contact_id uuid        not null references contact on delete cascade,
    tag        varchar(60) not null,
    primary key (contact_id, tag)
);
create index contact_tag_by_tag on contact_tag (tag, contact_id);

create table contact_consent ( -- what a contact said about a channel; no row: nothing
    contact_id uuid        not null references contact on delete cascade,
    channel    varchar(20) not null check (channel in ('EMAIL', 'SMS', 'WEBPUSH', 'TELEGRAM', 'VIBER')),
    granted    boolean     not null,
    changed_at timestamp(3) with time zone not null,
    primary key (contact_id, channel)
);

create table contact_attribute (
    name       varchar(100) primary key,
    type       varchar(20)  not null check (type in ('TEXT', 'NUMBER', 'BOOLEAN', 'DATE')),
    created_at timestamp(3) with time zone not null
);

