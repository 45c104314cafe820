-- Money: one account, what runs set aside of it, and its lines. In one currency, to four decimals.

create table balance (
    id        integer       primary key check (id = 1),
    available numeric(19,4) not null check (available >= 0),
    topped_up numeric(19,4) not null
);
insert into balance (id, available, topped_up) values (1, 0, 0);

create table fund ( -- outlives its campaign: what was spent stays spent
    id           uuid          primary key, -- of the run; of the campaign when its messages are triggered
    campaign_id  uuid          not null,
    execution_id uuid,
    price        numeric(19,4), -- of one message, or of one SMS, as it was when the run began; null: triggered
    keeps        boolean       not null, -- what comes back stays set aside
    reserved     numeric(19,4) not null default 0 check (reserved >= 0),
    in_flight    numeric(19,4) not null default 0 check (in_flight >= 0), -- of messages on the wire
    settled      numeric(19,4) not null default 0 check (settled >= 0),
    lacking      numeric(19,4) -- what the next message needs and nobody has: the run waits for it
);
create index fund_campaign on fund (campaign_id);

create table balance_entry (
    id              bigint generated always as identity primary key,
    kind            varchar(20)   not null check (kind in ('TOP_UP', 'RESERVE', 'SETTLE', 'RELEASE')),
    amount          numeric(19,4) not null check (amount > 0),
    messages        bigint        not null default 0,
    fund_id         uuid, -- null: topped up
    campaign_id     uuid,
    execution_id    uuid,
    booked_on       date          not null, -- UTC
    note            varchar(500),
    idempotency_key varchar(200)  unique,
    created_by      varchar(100)  not null,
    created_at      timestamp(3) with time zone not null,
    changed_at      timestamp(3) with time zone not null,
    constraint balance_entry_day unique (fund_id, kind, booked_on)
);
create index balance_entry_campaign on balance_entry (campaign_id, id);

alter table delivery add column cost numeric(19,4); -- set while it is on the wire and once it is paid
