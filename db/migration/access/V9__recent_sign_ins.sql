-- When the member last proved to be the one: by signing in, or by typing the password again. The
-- default is for processes of the version before.
alter table member_session add column confirmed_at timestamptz not null default now();
update member_session set confirmed_at = started_at;
-- A password that somebody else chose signs in until then, only to choose another.
alter table sign_in add column password_ends_at timestamptz;
-- The private half, encrypted; the column jwk then has the public half only.
alter table signing_key add column private_key text;
