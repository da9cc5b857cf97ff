-- The steps of a move by their names of today. A move that was under way goes on at the same step.
create function pg_temp.current_name(step text) returns text language sql as $$
  select case step
    when 'SETTLE' then 'QUIESCE'
    when 'CLOSE' then 'FENCE'
    when 'DRAIN' then 'CATCH_UP'
    when 'DECIDE' then 'CUT_OVER'
    when 'OPEN' then 'ACTIVATE'
    when 'FOLLOW' then 'REPLICATE_BACK'
    when 'REOPEN' then 'UNFENCE'
    when 'CLEAR' then 'DROP_COPY'
    else step
  end
$$;
update move set step = pg_temp.current_name(step);
update move_step set step = pg_temp.current_name(step);
