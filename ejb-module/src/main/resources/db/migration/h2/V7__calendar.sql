-- The calendar asks by time, for all campaigns.
create index campaign_occurrence_time on campaign_occurrence (occurs_at);
