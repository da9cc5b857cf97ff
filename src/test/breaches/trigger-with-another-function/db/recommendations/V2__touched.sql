create trigger mentor_touched before update on mentor
  for each row execute function billing.touch();
