create index mentor_touched on mentor (scheduling.steady(id));
