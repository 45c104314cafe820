-- The figures come from what happened to messages, not from the list of suppressions: entries of the list may go.

-- refused or given up because there is nobody at the address
alter table delivery add column address_dead boolean default false not null;

-- who left by a message of a campaign, once for each person
create table campaign_leaver (
    campaign_id  uuid        not null,
    channel      varchar(20) not null,
    address_hash varchar(64) not null, -- as in the list of suppressions
    left_at      timestamp(3) with time zone not null,
    primary key (campaign_id, channel, address_hash)
);

-- what was there before: people who left are still on the list; whose address is dead is told by the codes of the answers
insert into campaign_leaver (campaign_id, channel, address_hash, left_at)
select s.campaign_id, s.channel, s.address_hash, s.created_at from suppression s join campaign c on c.id = s.campaign_id
where s.reason = 'UNSUBSCRIBED';
update delivery set address_dead = true
where state = 'FAILED' and (
    channel = 'EMAIL' and regexp_like(reply_text, '^5[0-9][0-9] 5\.(1\.[0-9]{1,3}|2\.1)( |$)')
    or channel = 'EMAIL' and reply_code in ('550', '551', '553') and not regexp_like(reply_text, '^5[0-9][0-9] [245]\.[0-9]{1,3}\.[0-9]{1,3}( |$)')
    or channel = 'TELEGRAM' and reply_code = '403' and reply_text like '%deactivated%'
    or channel = 'WEBPUSH' and reply_code in ('404', '410'));
update delivery set address_dead = true
where bounced_at is not null and state <> 'FAILED' and id in (
    select delivery_id from delivery_receipt where event = 'BOUNCED' and code like '5.%.%'
    and code not in ('5.2.2', '5.2.3') and code not like '5.3.%' and code not like '5.6.%' and code not like '5.7.%');

update campaign_counter set soft_bounces = 0, hard_bounces = 0, complaints = 0, unsubscribes = 0, bounced = 0;
insert into campaign_counter (campaign_id, execution_id, shard, soft_bounces, hard_bounces, complaints, bounced)
select e.campaign_id, case when e.kind = 'UNITARY' then cast('00000000-0000-0000-0000-000000000000' as uuid) else e.id end, 16,
       sum(case when not d.address_dead and (d.state = 'SENT' and d.bounced_at is not null or d.state = 'FAILED' and a.result = 'TEMPORARY') then 1 else 0 end),
       sum(case when d.address_dead and (d.state = 'SENT' and d.bounced_at is not null or d.state = 'FAILED') then 1 else 0 end),
       sum(case when d.complained_at is not null then 1 else 0 end),
       sum(case when d.state = 'SENT' and d.bounced_at is not null then 1 else 0 end)
from delivery d join execution e on e.id = d.execution_id and not e.test
     left join delivery_attempt a on a.delivery_id = d.id and a.number = d.attempt
where d.state = 'FAILED' or d.bounced_at is not null or d.complained_at is not null
group by e.campaign_id, case when e.kind = 'UNITARY' then cast('00000000-0000-0000-0000-000000000000' as uuid) else e.id end;
insert into campaign_counter (campaign_id, execution_id, shard, unsubscribes)
select campaign_id, cast('00000000-0000-0000-0000-000000000000' as uuid), 17, count(*) from campaign_leaver group by campaign_id;
