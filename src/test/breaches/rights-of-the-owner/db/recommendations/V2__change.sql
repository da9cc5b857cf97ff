create function clean() returns void language sql security definer as $$
  delete from recommendations.mentor
$$;
