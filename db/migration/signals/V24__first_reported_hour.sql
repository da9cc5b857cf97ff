-- By it, the first hour is found at once of which the tables of a module told anything.
create index figure_by_report on figure (module, hour) where side <> 'EVENTS';
