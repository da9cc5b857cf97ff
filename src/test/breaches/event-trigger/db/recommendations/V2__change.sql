create function noticed() returns event_trigger language plpgsql as $$ begin end $$;
create event trigger noticed_changes on ddl_command_end execute function noticed();
