-- Nobody keeps turns far ahead any more: what has to wait is told when to ask again.
alter table rate_bucket add column runs_plan bigint default 0 not null; -- microseconds since 1970: messages of broadcasts that wait were told times before
alter table rate_bucket add column lanes_plan bigint default 0 not null; -- triggered ones, likewise
update rate_bucket set free_at = least(free_at, cast(extract(epoch from now()) * 1000000 as bigint));
