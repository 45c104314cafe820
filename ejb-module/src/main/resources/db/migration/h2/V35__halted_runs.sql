-- looked for by every heartbeat: what came back to a halted run
create index execution_halted on execution (state, id);
