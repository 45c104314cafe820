-- What gateways tell of messages, under the ids that they gave them.
alter table delivery add column seen_at timestamp(3) with time zone;
create index delivery_told on delivery (message_id) where channel <> 'EMAIL';

create table early_receipt ( -- told before anybody knew the message
    channel      varchar(20)  not null,
    message_id   varchar(200) not null,
    event        varchar(20)  not null,
    address_dead boolean      not null,
    code         varchar(200),
    text         varchar(200),
    received_at  timestamp(3) with time zone not null,
    primary key (channel, message_id, event)
);
create index early_receipt_received on early_receipt (received_at);
