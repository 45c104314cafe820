-- When a job that any node may do is due again; whoever moves the time first has its turn.
create table job_turn (
    job     varchar(60) primary key,
    next_at timestamp(3) with time zone not null
);
