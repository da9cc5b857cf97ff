create domain amount as bigint;
