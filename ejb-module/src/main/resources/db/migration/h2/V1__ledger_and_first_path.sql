-- Outbound, first schema, H2 (no partial indexes). Times are UTC with milliseconds. What can arrive twice has a unique key.

-- the server keeps its batch tables here as well and asks for a type that this mode of H2 does not know
create domain if not exists blob as binary varying;

-- people and keys -----------------------------------------------------------------------------------------------
create table account (
    id             uuid primary key,
    username       varchar(100) not null,
    username_key   varchar(100) not null unique, -- lower case, what a login is looked up by
    password_hash  varchar(500) not null,
    role           varchar(20)  not null check (role in ('ADMIN', 'OPERATOR', 'MARKETER', 'VIEWER')),
    language       varchar(10)  not null default 'en',
    failed_logins  integer      not null default 0,
    locked_until   timestamp(3) with time zone,
    created_at     timestamp(3) with time zone not null,
    version        bigint       not null default 0
);

create table api_key (
    id           uuid primary key,
    public_part  varchar(8)   not null unique,
    secret_hash  varchar(64)  not null, -- SHA-256 of the whole key, hexadecimal
    name         varchar(100) not null,
    scopes       varchar(500) not null, -- separated by one space
    created_at   timestamp(3) with time zone not null,
    expires_at   timestamp(3) with time zone,
    revoked_at   timestamp(3) with time zone,
    last_used_at timestamp(3) with time zone,
    version      bigint       not null default 0
);

create table setting (
    name        varchar(60)   primary key,
    content     varchar(4000) not null,
    modified_at timestamp(3) with time zone not null,
    modified_by varchar(100)  not null
);

-- audience ------------------------------------------------------------------------------------------------------
create table contact (
    id          uuid primary key,
    external_id varchar(200) unique,
    name        varchar(300),
    email       varchar(320),
    email_key   varchar(320) unique, -- canonical address, the key of "similar"
    phone       varchar(40),
    time_zone   varchar(60),
    language    varchar(20),
    attributes  varchar(20000) not null default '{}', -- JSON object
    created_at  timestamp(3) with time zone not null,
    version     bigint       not null default 0
);

create table contact_list (
    id         uuid primary key,
    name       varchar(200) not null,
    created_at timestamp(3) with time zone not null,
    deleted_at timestamp(3) with time zone,
    version    bigint       not null default 0
);

create table contact_list_member (
    list_id    uuid not null references contact_list,
    contact_id uuid not null references contact,
    primary key (list_id, contact_id)
);
create index contact_list_member_contact on contact_list_member (contact_id);

create table contact_import (
    id          uuid primary key,
    list_id     uuid        not null references contact_list,
    state       varchar(20) not null check (state in ('RUNNING', 'DONE', 'FAILED')),
    total       integer     not null default 0,
    imported    integer     not null default 0,
    rejected    integer     not null default 0,
    reason      varchar(500),
    created_at  timestamp(3) with time zone not null,
    finished_at timestamp(3) with time zone
);

create table contact_import_error (
    import_id uuid         not null references contact_import,
    line      bigint       not null,
    code      varchar(60)  not null,
    message   varchar(500) not null,
    primary key (import_id, line)
);

create table suppression (
    address_hash varchar(64) not null, -- HMAC-SHA-256 of the canonical address, hexadecimal: the address itself is not kept
    channel      varchar(20) not null,
    reason       varchar(40) not null check (reason in ('UNSUBSCRIBED', 'HARD_BOUNCE', 'COMPLAINT', 'MANUAL')),
    campaign_id  uuid,
    created_at   timestamp(3) with time zone not null,
    primary key (address_hash, channel)
);

-- content -------------------------------------------------------------------------------------------------------
create table template (
    id         uuid primary key,
    name       varchar(200) not null,
    channel    varchar(20)  not null check (channel in ('EMAIL', 'SMS', 'WEBPUSH', 'TELEGRAM', 'VIBER')),
    subject    varchar(998),
    html       varchar(500000),
    plain      varchar(500000),
    created_at timestamp(3) with time zone not null,
    deleted_at timestamp(3) with time zone,
    version    bigint       not null default 0
);

create table sender (
    id         uuid primary key,
    channel    varchar(20)  not null check (channel in ('EMAIL', 'SMS', 'WEBPUSH', 'TELEGRAM', 'VIBER')),
    name       varchar(200) not null,
    address    varchar(320),
    status     varchar(20)  not null check (status in ('ACTIVE', 'PAUSED', 'DELETED')),
    created_at timestamp(3) with time zone not null,
    version    bigint       not null default 0
);

-- campaigns -----------------------------------------------------------------------------------------------------
create table campaign (
    id                    uuid primary key,
    slug                  varchar(100)  not null unique,
    slug_fixed            boolean       not null default false, -- true once activated: the slug is part of callers' code
    name                  varchar(200)  not null,
    name_key              varchar(400)  not null, -- accents folded, lower case: search and sort
    description           varchar(2000),
    type                  varchar(20)   not null check (type in ('BROADCAST', 'API_TRIGGERED')),
    mode                  varchar(20)   check (mode in ('STANDARD', 'HIGH_THROUGHPUT')),
    channel               varchar(20)   not null check (channel in ('EMAIL', 'SMS', 'WEBPUSH', 'TELEGRAM', 'VIBER')),
    status                varchar(20)   not null,
    launch_type           varchar(20),
    send_time             varchar(19), -- local time in time_zone, ISO 8601: text, because a timestamp would pass through the JVM's zone
    time_zone             varchar(60),
    recurrence            varchar(500),
    window_start          varchar(19), -- local times in time_zone; [start, end)
    window_end            varchar(19),
    template_id           uuid references template,
    sender_id             uuid references sender,
    contact_list_id       uuid references contact_list,
    ttl_seconds           bigint        check (ttl_seconds > 0),
    throttle_per_second   integer       check (throttle_per_second > 0),
    in_doubt              varchar(20)   not null check (in_doubt in ('HOLD', 'RESEND')),
    tags                  varchar(2000) not null default '[]', -- JSON array of strings
    failure_reasons       varchar(8000) not null default '[]', -- JSON array of {code, channel, message, field, fixUrl}
    completed_with_errors boolean       not null default false,
    hold_reason           varchar(200),
    halted_at             timestamp(3) with time zone,
    started_at            timestamp(3) with time zone,
    finished_at           timestamp(3) with time zone,
    created_at            timestamp(3) with time zone not null,
    created_by            varchar(100)  not null,
    modified_at           timestamp(3) with time zone not null,
    modified_by           varchar(100)  not null,
    version               bigint        not null default 0,
    constraint campaign_mode check ((type = 'API_TRIGGERED') = (mode is not null)),
    constraint campaign_launch_type check (launch_type is null or launch_type in ('NOW', 'MANUAL', 'SCHEDULE', 'RECURRING')),
    constraint campaign_status_launch_type check (
        (type = 'BROADCAST' and (
            status = 'DRAFT'
            or (status = 'READY' and launch_type is not null and launch_type = 'MANUAL')
            or (status = 'WAITING' and launch_type is not null and launch_type in ('SCHEDULE', 'RECURRING'))
            or (status = 'STOPPED' and launch_type is not null and (launch_type in ('SCHEDULE', 'RECURRING') or halted_at is not null))
            or (status in ('RUNNING', 'DONE', 'FAILED') and launch_type is not null)))
        or (type = 'API_TRIGGERED' and launch_type is null and status in ('DRAFT', 'WAITING', 'RUNNING', 'STOPPED', 'DONE')))
);
create index campaign_created on campaign (created_at, id);
create index campaign_status on campaign (status);

-- runs and the ledger -------------------------------------------------------------------------------------------
create table execution (
    id             uuid primary key,
    public_id      varchar(50)  not null unique, -- UMA-… standard, HUMA-… high throughput, CMA-… audience and broadcast
    campaign_id    uuid         not null references campaign,
    kind           varchar(20)  not null check (kind in ('BROADCAST', 'UNITARY')),
    occurrence     varchar(100) not null, -- what makes this run one of a kind within its campaign
    state          varchar(20)  not null check (state in ('REQUESTED', 'RUNNING', 'HALTED', 'DONE', 'FAILED')),
    expanded       boolean      not null default false,
    targeted       integer      not null default 0,
    -- the frozen snapshot: what this run sends, whatever becomes of template and sender
    channel        varchar(20)  not null,
    template_id    uuid         not null,
    template_version bigint     not null,
    subject        varchar(998),
    html           varchar(500000),
    plain          varchar(500000),
    sender_name    varchar(200),
    sender_address varchar(320),
    contact_list_id uuid,
    in_doubt       varchar(20)  not null check (in_doubt in ('HOLD', 'RESEND')),
    ttl_seconds    bigint       not null,
    throttle_per_second integer,
    sandbox        boolean      not null default false,
    request_id     varchar(200),
    -- the claim of a node; a lease that ran out may be taken by any node
    node           varchar(100),
    fence          bigint       not null default 0,
    lease_until    timestamp(3) with time zone,
    requested_by   varchar(100) not null,
    created_at     timestamp(3) with time zone not null,
    started_at     timestamp(3) with time zone,
    finished_at    timestamp(3) with time zone,
    version        bigint       not null default 0,
    constraint execution_occurrence unique (campaign_id, occurrence)
);
create index execution_open on execution (state, created_at);

create table delivery (
    id             bigint generated always as identity primary key,
    execution_id   uuid         not null references execution,
    channel        varchar(20)  not null,
    recipient_key  varchar(320) not null, -- canonical address
    address        varchar(320) not null, -- as it was given: what is written to
    contact_id     uuid,
    unitary        boolean      not null default false, -- true: sent by the lane of triggered messages, not by a broadcast's job
    variables      varchar(250000), -- JSON {profile, context} frozen at acceptance; null: read from the contact when claimed
    state          varchar(20)  not null check (state in ('PENDING', 'CLAIMED', 'ATTEMPTING', 'SENT', 'DEFERRED', 'FAILED', 'UNKNOWN', 'SKIPPED', 'HALTED')),
    attempt        integer      not null default 0,
    fence          bigint       not null default 0,
    lease_until    timestamp(3) with time zone,
    next_at        timestamp(3) with time zone,
    message_id     varchar(200),
    reply_code     varchar(60),
    reply_text     varchar(500),
    accepted_at    timestamp(3) with time zone not null,
    queued_at      timestamp(3) with time zone,
    rendered_at    timestamp(3) with time zone,
    departed_at    timestamp(3) with time zone,
    provider_ack_at timestamp(3) with time zone,
    delivered_at   timestamp(3) with time zone,
    constraint delivery_once unique (execution_id, channel, recipient_key)
);
create index delivery_waiting on delivery (execution_id, state, id);
create index delivery_lane on delivery (unitary, state, id);
create index delivery_open on delivery (state, lease_until);

create table delivery_attempt ( -- tries that did not end in SENT; the one that did is on the delivery itself
    delivery_id bigint      not null references delivery,
    number      integer     not null,
    at          timestamp(3) with time zone not null,
    result      varchar(30) not null check (result in ('TEMPORARY', 'PERMANENT', 'UNKNOWN')),
    code        varchar(60),
    text        varchar(500),
    primary key (delivery_id, number)
);

create table sandbox_message (
    id          bigint generated always as identity primary key,
    delivery_id bigint       not null unique references delivery,
    channel     varchar(20)  not null,
    sender      varchar(600) not null,
    recipient   varchar(320) not null,
    subject     varchar(998),
    html        varchar(1000000),
    plain       varchar(1000000),
    headers     varchar(20000),
    received_at timestamp(3) with time zone not null
);
create index sandbox_message_received on sandbox_message (received_at, id);

-- triggers ------------------------------------------------------------------------------------------------------
create table trigger_request ( -- accepted calls only: a refusal can be corrected and sent again under the same id
    api_key_id   uuid          not null,
    campaign_id  uuid          not null references campaign,
    request_id   varchar(200)  not null,
    body_hash    varchar(64)   not null, -- SHA-256 of the canonical body
    execution_id uuid          not null references execution,
    answer       varchar(4000) not null, -- the 202 as it was given
    created_at   timestamp(3) with time zone not null,
    expires_at   timestamp(3) with time zone not null,
    primary key (api_key_id, campaign_id, request_id)
);
create index trigger_request_expires on trigger_request (expires_at);

-- leads ---------------------------------------------------------------------------------------------------------
create table lead (
    id             uuid primary key,
    contact_name   varchar(300)   not null,
    contact_email1 varchar(320),
    contact_email2 varchar(320),
    contact_phone1 varchar(60),
    contact_phone2 varchar(60),
    company_name   varchar(300),
    source         varchar(300),
    tags           varchar(2000)  not null default '[]',
    custom         varchar(50000) not null default '{}',
    origin         varchar(20)    not null check (origin in ('API', 'CONSOLE', 'IMPORT')),
    created_at     timestamp(3) with time zone not null,
    created_by     varchar(100)   not null
);
create index lead_created on lead (created_at, id);

create table lead_email ( -- every email of every lead under its canonical key
    lead_id   uuid         not null references lead,
    email_key varchar(320) not null,
    primary key (lead_id, email_key)
);
create index lead_email_by_key on lead_email (email_key);

create table lead_email_guard ( -- the first lead that holds a key; kept whether the rule is on or off, only the decision depends on it
    email_key varchar(320) primary key,
    lead_id   uuid not null references lead
);
create index lead_email_guard_lead on lead_email_guard (lead_id);

create table lead_key_level ( -- one row: the level under which all keys above are kept
    id         integer primary key check (id = 1),
    similarity varchar(20) not null check (similarity in ('EXACT', 'STANDARD', 'LOOSE'))
);
insert into lead_key_level (id, similarity) values (1, 'STANDARD');

-- logs ----------------------------------------------------------------------------------------------------------
create table api_failed_log (
    id            bigint generated always as identity primary key, -- the sequential number that people see
    uid           uuid          not null unique, -- what URLs carry
    created_at    timestamp(3) with time zone not null,
    reason        varchar(40)   not null,
    title         varchar(300)  not null,
    detail        varchar(2000) not null,
    http_status   integer       not null,
    slug          varchar(200),
    campaign_id   uuid,
    campaign_name varchar(200),
    endpoint      varchar(300)  not null,
    request_id    varchar(200),
    api_key_id    uuid,
    client        varchar(300),
    gaps          varchar(8000) not null default '[]',
    fix_url       varchar(500),
    payload       varchar(20000), -- masked
    replay_state  varchar(20)   not null default 'NONE'
);
create index api_failed_log_created on api_failed_log (created_at, id);
create index api_failed_log_reason on api_failed_log (reason, id);

create table api_failed_total ( -- exact totals, also of refusals above the cap that have no row
    at_minute  timestamp(0) with time zone not null,
    api_key_id uuid         not null, -- the nil UUID: no known key
    reason     varchar(40)  not null,
    refused    bigint       not null,
    stored     bigint       not null,
    primary key (at_minute, api_key_id, reason)
);

create table failed_lead (
    id              bigint generated always as identity primary key,
    uid             uuid          not null unique,
    reason          varchar(40)   not null check (reason in ('DUPLICATE_EMAIL', 'MISSING_REQUIRED_FIELD', 'INVALID_EMAIL', 'INVALID_FIELD')),
    reasons         varchar(4000) not null, -- JSON array of {code, field, message}
    source          varchar(600)  not null,
    payload         varchar(50000) not null, -- masked JSON
    matched_lead_id uuid,
    api_key_id      uuid,
    created_at      timestamp(3) with time zone not null
);
create index failed_lead_created on failed_lead (created_at, id);
create index failed_lead_reason on failed_lead (reason, id);
