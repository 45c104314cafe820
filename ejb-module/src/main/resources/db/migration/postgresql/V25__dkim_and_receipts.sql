-- Keys that sign email, and what the world tells of a message after it has left.

create table dkim_key (
    id          uuid primary key,
    domain      varchar(253)  not null, -- in ASCII, lower case
    selector    varchar(63)   not null,
    algorithm   varchar(20)   not null check (algorithm in ('RSA', 'ED25519')),
    private_key varchar(8000) not null, -- PKCS #8, sealed with the installation's key, base64
    public_key  varchar(2000) not null, -- as p= of its DNS record has it
    signs       varchar(300)  unique,   -- domain and algorithm of one that signs; null: it does not
    created_at  timestamp(3) with time zone not null,
    retired_at  timestamp(3) with time zone,
    version     bigint        not null default 0,
    constraint dkim_key_selector unique (domain, selector)
);

alter table delivery add column bounced_at timestamp(3) with time zone;
alter table delivery add column complained_at timestamp(3) with time zone;

create table delivery_receipt ( -- the first report of each kind
    delivery_id bigint      not null references delivery on delete cascade,
    event       varchar(20) not null,
    received_at timestamp(3) with time zone not null,
    code        varchar(60),
    text        varchar(500),
    primary key (delivery_id, event)
);

-- sent, and reported back as not delivered since
alter table campaign_counter add column bounced bigint not null default 0;

-- who wants to know everything of messages wants to know this, too
insert into webhook_subscription (event_type, webhook_id)
select t.name, w.id from webhook w
    cross join (values ('message.delivered'), ('message.delayed'), ('message.bounced'), ('message.complained')) t (name)
where w.enabled and (w.event_types like '%"*"%' or w.event_types like '%"message.*"%');
