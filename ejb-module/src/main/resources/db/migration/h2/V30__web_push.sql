-- Web Push: browsers that let us write to them, and the keys that we sign with.
create table webpush_key ( -- never changed: a browser takes messages only under the key that it subscribed with
    id          uuid         primary key,
    public_key  varchar(100) not null unique, -- uncompressed point of P-256, base64url
    private_key varchar(500) not null, -- sealed, base64
    created_at  timestamp(3) with time zone not null,
    created_by  varchar(100) not null
);

create table webpush_page_secret ( -- what a host's page signs with who its visitor is
    id         integer      primary key check (id = 1),
    secret     varchar(500) not null, -- sealed, base64
    created_at timestamp(3) with time zone not null,
    created_by varchar(100) not null
);

create table push_subscription (
    id              uuid          primary key,
    endpoint_hash   varchar(64)   not null unique, -- SHA-256, hexadecimal: the address in the ledger
    endpoint        varchar(2000) not null, -- whoever knows it may write there
    p256dh          varchar(100)  not null,
    auth            varchar(30)   not null,
    key_id          uuid          not null references webpush_key,
    contact_id      uuid          references contact on delete cascade, -- null: a visitor we do not know
    user_agent      varchar(300),
    created_at      timestamp(3) with time zone not null,
    seen_at         timestamp(3) with time zone not null,
    last_success_at timestamp(3) with time zone
);
create index push_subscription_unknown on push_subscription (contact_id, seen_at);
