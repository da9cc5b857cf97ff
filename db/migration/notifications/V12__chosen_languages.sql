-- Null where a member has chosen no language: that of the address holds then.
alter table preference alter column language drop not null;
