create table visit (at date not null) partition by range (at);
