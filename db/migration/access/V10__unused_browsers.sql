-- Browsers that were not used for long are found by their time when they are forgotten.
create index known_device_last_used_at on known_device (last_used_at);
