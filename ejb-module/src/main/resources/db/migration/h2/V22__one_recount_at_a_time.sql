-- Its row is locked by whoever corrects counters: two who found the same difference would both add it.
create table recount (
    id integer primary key check (id = 1)
);
insert into recount (id) values (1);
