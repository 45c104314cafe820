-- Segments by rule, and what contacts did with what they were sent.

create table segment (
    id         uuid primary key,
    name       varchar(200)   not null,
    rule       varchar(20000) not null, -- JSON
    size       bigint,                  -- at counted_at
    counted_at timestamp(3) with time zone,
    created_at timestamp(3) with time zone not null,
    deleted_at timestamp(3) with time zone,
    version    bigint         not null default 0
);

create table engagement ( -- last time of each, for "opened since"
    contact_id  uuid not null references contact,
    campaign_id uuid not null references campaign,
    opened_at   timestamp(3) with time zone,
    clicked_at  timestamp(3) with time zone,
    primary key (contact_id, campaign_id)
);
create index engagement_campaign on engagement (campaign_id);
