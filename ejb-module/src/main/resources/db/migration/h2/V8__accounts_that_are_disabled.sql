-- An account that may not sign in; null for one that may.
alter table account add column disabled_at timestamp(3) with time zone;
