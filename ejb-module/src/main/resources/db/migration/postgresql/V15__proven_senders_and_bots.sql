-- Senders have one name each on their channel and prove that their address is theirs; Telegram bots.
alter table sender add column name_key varchar(400); -- lower case; null: deleted, or of a time when names could repeat
alter table sender add column verified_at timestamp(3) with time zone; -- email only
alter table sender add column verification_mailed_at timestamp(3) with time zone;
update sender set verified_at = created_at where channel = 'EMAIL';
update sender set name_key = lower(name) where status <> 'DELETED' and not exists (
    select 1 from sender older where older.channel = sender.channel and lower(older.name) = lower(sender.name)
    and older.status <> 'DELETED' and older.id < sender.id);
alter table sender add constraint sender_name unique (channel, name_key);

create table telegram_bot (
    id         uuid primary key,
    name       varchar(200) not null,
    token      varchar(500) not null, -- sealed with the installation's key, base64
    status     varchar(20)  not null check (status in ('ACTIVE', 'BLOCKED')),
    checked_at timestamp(3) with time zone,
    created_at timestamp(3) with time zone not null,
    deleted_at timestamp(3) with time zone,
    version    bigint       not null default 0
);
alter table campaign add column telegram_bot_id uuid references telegram_bot;
