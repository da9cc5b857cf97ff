-- One database for each process; here in one cluster, in earnest each may have its own.
create database tandem;
create database billing;
