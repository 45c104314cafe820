-- Schedules. What a campaign waits for is a UTC instant made from its local time, zone and rule.
alter table campaign add column misfire_policy varchar(20) default 'ALERT' not null;
alter table campaign add column next_fire_at timestamp(3) with time zone;
alter table campaign add column last_fire_at timestamp(3) with time zone; -- the latest occurrence that was sent
alter table campaign add column missed_at timestamp(3) with time zone; -- the latest one that was missed and not dealt with
alter table campaign add column missed_count integer default 0 not null;
alter table campaign add constraint campaign_misfire_policy check (misfire_policy in ('ALERT', 'FIRE_LATE', 'SKIP'));
alter table campaign add constraint campaign_missed check ((missed_count > 0) = (missed_at is not null) and missed_count >= 0);
-- only a scheduled broadcast waits for a time, also while it runs: for the next one
alter table campaign add constraint campaign_armed check (
    next_fire_at is null
    or (type = 'BROADCAST' and launch_type is not null and launch_type in ('SCHEDULE', 'RECURRING') and status in ('WAITING', 'RUNNING')));
-- and none waits for nothing
alter table campaign add constraint campaign_waits_for check (
    status <> 'WAITING' or type <> 'BROADCAST' or next_fire_at is not null or missed_count > 0);
create index campaign_due on campaign (next_fire_at) where next_fire_at is not null;

create table campaign_occurrence ( -- what became of each occurrence
    campaign_id  uuid         not null references campaign,
    occurs_at    timestamp(3) with time zone not null,
    outcome      varchar(20)  not null check (outcome in ('FIRED', 'MISSED', 'OVERLAPPED', 'SKIPPED', 'FAILED')),
    occurrences  integer      not null default 1, -- how many the row stands for; occurs_at is the latest of them
    late_seconds bigint       not null default 0,
    recorded_at  timestamp(3) with time zone not null,
    recorded_by  varchar(100) not null,
    primary key (campaign_id, occurs_at, outcome)
);
