-- What recipients did with a message.

create table delivery_engagement (
    delivery_id bigint  primary key references delivery,
    opens       integer not null,
    opened_at   timestamp(3) with time zone, -- first time
    clicks      integer not null,
    clicked_at  timestamp(3) with time zone  -- first time
);

create table delivery_click (
    delivery_id bigint        not null references delivery,
    link        uuid          not null, -- made from the address
    url         varchar(8000) not null,
    clicks      integer       not null,
    clicked_at  timestamp(3) with time zone not null, -- first time
    primary key (delivery_id, link)
);
