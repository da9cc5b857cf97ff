create type state as enum ('DRAFT', 'FINAL');
