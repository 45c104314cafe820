-- At each start: the server cannot recognise its own batch tables under the lower-case names of this mode of H2, and fails
-- to create them a second time. Nothing is lost with them: the ledger says what is to be done, job history says nothing to us.
drop table if exists jbatchcheckpointdata, jbatchexecutioninstancedata, jbatchjobinstancedata, jbatchjobstatus,
    jbatchstepexecutioninstancedata, jbatchstepstatus cascade;
