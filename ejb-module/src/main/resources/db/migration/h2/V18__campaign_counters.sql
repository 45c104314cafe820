-- How many messages stand where and what came of them, kept by increments in the transaction of each change of the
-- ledger. A counter is the sum of its shards: writers that work side by side write different ones and do not wait for
-- each other. The rows of one transaction are written last and in the order of their keys.
create table campaign_counter (
    campaign_id   uuid     not null,
    execution_id  uuid     not null, -- the nil UUID: all triggered runs of the campaign, and what belongs to no run
    shard         smallint not null,
    pending       bigint   not null default 0, -- also what is claimed or on the wire
    deferred      bigint   not null default 0,
    sent          bigint   not null default 0,
    failed        bigint   not null default 0,
    in_doubt      bigint   not null default 0,
    skipped       bigint   not null default 0,
    halted        bigint   not null default 0,
    soft_bounces  bigint   not null default 0, -- part of failed
    hard_bounces  bigint   not null default 0,
    complaints    bigint   not null default 0,
    unsubscribes  bigint   not null default 0,
    opens         bigint   not null default 0,
    unique_opens  bigint   not null default 0,
    clicks        bigint   not null default 0,
    unique_clicks bigint   not null default 0,
    primary key (campaign_id, execution_id, shard)
);

create table campaign_hour (
    campaign_id uuid     not null,
    at_hour     timestamp(0) with time zone not null,
    shard       smallint not null,
    sent        bigint   not null default 0,
    opens       bigint   not null default 0, -- first opens of a message
    clicks      bigint   not null default 0, -- first clicks in a message
    primary key (campaign_id, at_hour, shard)
);

create table campaign_link (
    campaign_id   uuid          not null,
    link          uuid          not null, -- made from the address
    shard         smallint      not null,
    url           varchar(8000) not null,
    clicks        bigint        not null default 0,
    unique_clicks bigint        not null default 0, -- messages in which it was followed
    primary key (campaign_id, link, shard)
);

-- what was there before
insert into campaign_counter (campaign_id, execution_id, shard, pending, deferred, sent, failed, in_doubt, skipped, halted, soft_bounces)
select e.campaign_id, case when e.kind = 'UNITARY' then cast('00000000-0000-0000-0000-000000000000' as uuid) else e.id end, 0,
       sum(case when d.state in ('PENDING', 'CLAIMED', 'ATTEMPTING') then 1 else 0 end),
       sum(case when d.state = 'DEFERRED' then 1 else 0 end),
       sum(case when d.state = 'SENT' then 1 else 0 end),
       sum(case when d.state = 'FAILED' then 1 else 0 end),
       sum(case when d.state = 'UNKNOWN' then 1 else 0 end),
       sum(case when d.state = 'SKIPPED' then 1 else 0 end),
       sum(case when d.state = 'HALTED' then 1 else 0 end),
       sum(case when d.state = 'FAILED' and a.result = 'TEMPORARY' then 1 else 0 end)
from delivery d join execution e on e.id = d.execution_id and not e.test
     left join delivery_attempt a on a.delivery_id = d.id and a.number = d.attempt
group by e.campaign_id, case when e.kind = 'UNITARY' then cast('00000000-0000-0000-0000-000000000000' as uuid) else e.id end;

insert into campaign_counter (campaign_id, execution_id, shard, hard_bounces, complaints, unsubscribes)
select campaign_id, cast('00000000-0000-0000-0000-000000000000' as uuid), 1,
       sum(case when reason = 'HARD_BOUNCE' then 1 else 0 end),
       sum(case when reason = 'COMPLAINT' then 1 else 0 end),
       sum(case when reason = 'UNSUBSCRIBED' then 1 else 0 end)
from suppression where campaign_id is not null group by campaign_id;

insert into campaign_counter (campaign_id, execution_id, shard, opens, unique_opens, clicks, unique_clicks)
select e.campaign_id, cast('00000000-0000-0000-0000-000000000000' as uuid), 2, sum(g.opens), count(g.opened_at), sum(g.clicks), count(g.clicked_at)
from delivery_engagement g join delivery d on d.id = g.delivery_id join execution e on e.id = d.execution_id and not e.test group by e.campaign_id;

insert into campaign_hour (campaign_id, at_hour, shard, sent, opens, clicks)
select campaign_id, h, 0, sum(sent), sum(opens), sum(clicks) from (
    select e.campaign_id, date_trunc('hour', d.departed_at at time zone 'UTC') at time zone 'UTC' as h, 1 as sent, 0 as opens, 0 as clicks
    from delivery d join execution e on e.id = d.execution_id and not e.test where d.state = 'SENT' and d.departed_at is not null
    union all
    select e.campaign_id, date_trunc('hour', g.opened_at at time zone 'UTC') at time zone 'UTC', 0, 1, 0
    from delivery_engagement g join delivery d on d.id = g.delivery_id join execution e on e.id = d.execution_id and not e.test where g.opened_at is not null
    union all
    select e.campaign_id, date_trunc('hour', g.clicked_at at time zone 'UTC') at time zone 'UTC', 0, 0, 1
    from delivery_engagement g join delivery d on d.id = g.delivery_id join execution e on e.id = d.execution_id and not e.test where g.clicked_at is not null
) happened group by campaign_id, h;

insert into campaign_link (campaign_id, link, shard, url, clicks, unique_clicks)
select e.campaign_id, k.link, 0, max(k.url), sum(k.clicks), count(*)
from delivery_click k join delivery d on d.id = k.delivery_id join execution e on e.id = d.execution_id and not e.test group by e.campaign_id, k.link;
