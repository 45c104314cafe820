-- Lanes by mode, limits of rates with warm-up, campaigns that pause while their messages fail, doubt settled by proof.
alter table delivery add column bulk boolean not null default false; -- triggered with high throughput: a lane of its own
drop index delivery_lane;
create index delivery_lane on delivery (bulk, id) where state = 'PENDING' and unitary;

create table rate_limit ( -- messages a second, of all nodes together
    kind       varchar(20)  not null check (kind in ('CHANNEL', 'DOMAIN')),
    subject    varchar(320) not null, -- the channel; or a recipient's domain in lower case, * for every other one
    per_second integer      not null check (per_second > 0),
    primary key (kind, subject)
);

create table sender_limit (
    sender_id    uuid          primary key references sender,
    per_second   integer       check (per_second > 0),
    warm_up_from date, -- its first day, in UTC
    warm_up_caps varchar(4000) not null default '[]' -- JSON array: the most messages on the first day, the second …
);

create table rate_bucket ( -- what of a limit is used up; for each day of a warm-up there is a row of its own
    name    varchar(400) primary key,
    free_at bigint       not null, -- microseconds since 1970: when the next message may leave
    taken   bigint       not null default 0 -- messages on the day of a warm-up
);

-- a run that is not over and sends nothing for now
alter table execution add column held_by varchar(40);
alter table execution add column held_until timestamp(3) with time zone;
alter table campaign add column hold_until timestamp(3) with time zone;

create table error_storm ( -- campaigns that are paused because too many of their messages failed
    campaign_id uuid        primary key references campaign,
    times       integer     not null, -- in a row: the pause grows with it
    failed      integer     not null, -- of so many tries
    tried       integer     not null,
    code        varchar(60), -- of the latest failure
    began_at    timestamp(3) with time zone not null,
    probe_at    timestamp(3) with time zone not null -- when a few messages are tried
);

alter table campaign drop constraint campaign_in_doubt_check;
alter table campaign add constraint campaign_in_doubt_check check (in_doubt in ('HOLD', 'RESEND', 'RECONCILE'));
alter table execution drop constraint execution_in_doubt_check;
alter table execution add constraint execution_in_doubt_check check (in_doubt in ('HOLD', 'RESEND', 'RECONCILE'));
alter table alert drop constraint alert_kind_check;
alter table alert add constraint alert_kind_check check (kind in ('OCCURRENCES_MISSED', 'WEBHOOK_DISABLED', 'ERROR_STORM'));
