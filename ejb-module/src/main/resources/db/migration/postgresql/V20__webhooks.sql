-- Webhooks: who is told of what, what is still to be told (the outbox), and what each try came to.

create table webhook (
    id              uuid          primary key,
    url             varchar(2000) not null,
    description     varchar(300),
    event_types     varchar(2000) not null, -- JSON array, as it was given: names and patterns
    enabled         boolean       not null default true,
    disabled_reason varchar(20)   check (disabled_reason in ('GONE', 'FAILING')), -- null: a person did it
    secret          varchar(500)  not null, -- sealed, base64
    old_secret      varchar(500), -- after a rotation both sign until then
    old_secret_until timestamp(3) with time zone,
    failing_since   timestamp(3) with time zone,
    created_at      timestamp(3) with time zone not null,
    created_by      varchar(100)  not null,
    version         bigint        not null default 0
);

create table webhook_subscription ( -- of webhooks that are enabled: what is asked when something happens
    event_type varchar(60) not null,
    webhook_id uuid        not null references webhook on delete cascade,
    primary key (event_type, webhook_id)
);

create table webhook_delivery ( -- one event for one webhook, written in the transaction in which it happened
    id          bigint      generated always as identity primary key,
    webhook_id  uuid        not null references webhook on delete cascade,
    event_id    uuid        not null default gen_random_uuid(), -- the same with each try
    event_type  varchar(60) not null,
    payload     varchar(60000), -- as it is sent; null: still to be made of the ledger's row
    message_id  bigint, -- that row
    code        varchar(60),
    detail      varchar(8000),
    occurred_at timestamp(3) with time zone not null,
    state       varchar(20) not null default 'PENDING' check (state in ('PENDING', 'DELIVERED', 'DEAD')),
    attempts    integer     not null default 0,
    tries       integer     not null default 0, -- since it was queued, or queued again
    next_at     timestamp(3) with time zone not null, -- of a pending one; while a node has it, when another may take it
    last_status integer
);
create index webhook_delivery_due on webhook_delivery (webhook_id, next_at) where state = 'PENDING';
create index webhook_delivery_listed on webhook_delivery (webhook_id, id);
create index webhook_delivery_occurred on webhook_delivery (occurred_at);

create table webhook_attempt (
    delivery_id bigint  not null references webhook_delivery on delete cascade,
    number      integer not null,
    at          timestamp(3) with time zone not null,
    status      integer, -- null: no answer
    error       varchar(300),
    millis      integer not null,
    primary key (delivery_id, number)
);
