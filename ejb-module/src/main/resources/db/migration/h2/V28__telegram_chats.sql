-- Bots under the names that people find them by, and who has shut them out.
alter table telegram_bot add column username varchar(64);

create table telegram_block (
    bot_id     uuid        not null references telegram_bot,
    chat_id    varchar(64) not null,
    blocked_at timestamp(3) with time zone not null,
    primary key (bot_id, chat_id)
);
