-- "20:00-08:00 RECIPIENT QUEUE": looked at when a message is about to be made
alter table campaign add column quiet_hours varchar(60);
