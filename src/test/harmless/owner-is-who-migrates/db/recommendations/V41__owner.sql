-- The owner stays who migrates; alter system is for whoever runs the server.
comment on table mentor is 'alter system, alter owner: not here';
alter table mentor owner to current_user;
