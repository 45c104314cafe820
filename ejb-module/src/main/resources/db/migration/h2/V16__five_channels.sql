-- Where people are reached besides mail and phone.
alter table contact add column if not exists telegram_chat_id varchar(64);
alter table contact add column if not exists viber_id varchar(64);
