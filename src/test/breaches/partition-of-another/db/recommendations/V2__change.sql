create table early_visit partition of scheduling.visit for values from ('2020-01-01') to ('2021-01-01');
