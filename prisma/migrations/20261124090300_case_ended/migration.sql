-- A case that has ended tells its parent.
SELECT pgboss.create_queue('case-ended', '{"policy":"standard","retryLimit":8,"retryDelay":5,"retryBackoff":true,"expireInSeconds":60,"retentionMinutes":20160,"deadLetter":"dead"}');
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO yikou_app;
