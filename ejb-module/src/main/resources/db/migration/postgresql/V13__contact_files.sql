-- Imports and exports are jobs: how far they are stands beside what they wrote, so that any node can go on from there.

alter table contact_import_error rename to contact_import_error_before;
alter table contact_import rename to contact_import_before;

create table contact_job ( -- an import or an export of contacts
    id          uuid primary key,
    kind        varchar(20) not null check (kind in ('IMPORT', 'EXPORT')),
    state       varchar(20) not null check (state in ('REQUESTED', 'RUNNING', 'STOPPED', 'DONE', 'FAILED')),
    list_id     uuid references contact_list,
    reason      varchar(500),
    -- an import: how far it has read the file in home
    bytes       bigint      not null default 0,
    bytes_read  bigint      not null default 0,
    lines_read  bigint      not null default 0,
    total       bigint      not null default 0,
    imported    bigint      not null default 0,
    rejected    bigint      not null default 0,
    header      varchar(100000), -- of the file: JSON array of the names of its columns
    separator   varchar(1),
    -- an export: whom, how many in all and how many so far, and the last of them
    rule        varchar(20000),
    columns     varchar(100000), -- JSON array of the names of attributes that get a column
    last_id     uuid,
    -- the claim of a node; a lease that ran out may be taken by any node
    node        varchar(100),
    fence       bigint      not null default 0,
    lease_until timestamp(3) with time zone,
    failures    integer     not null default 0, -- in a row
    created_at  timestamp(3) with time zone not null,
    finished_at timestamp(3) with time zone
);
create index contact_job_open on contact_job (created_at);

create table contact_import_error (
    import_id uuid         not null references contact_job on delete cascade,
    line      bigint       not null,
    code      varchar(60)  not null,
    message   varchar(500) not null,
    original  varchar(10000), -- as it was in the file
    primary key (import_id, line)
);

create table contact_export_part (
    export_id uuid    not null references contact_job on delete cascade,
    number    integer not null,
    rows_csv  text not null,
    primary key (export_id, number)
);

insert into contact_job (id, kind, state, list_id, reason, total, imported, rejected, header, separator, created_at, finished_at)
    select id, 'IMPORT', case when state = 'RUNNING' then 'FAILED' else state end, list_id, reason, total, imported, rejected, '[]', ',',
        created_at, finished_at
    from contact_import_before;
insert into contact_import_error (import_id, line, code, message)
    select import_id, line, code, message from contact_import_error_before;
drop table contact_import_error_before;
drop table contact_import_before;
