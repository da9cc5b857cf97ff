-- What billing keeps of 100,000 bookings that were paid, held and settled: 2.7 million rows.
set session_replication_role = replica;
create temp table booked as
  select i, md5('b' || i)::uuid id, md5('m' || i % 5000)::uuid mentee, md5('t' || i % 500)::uuid mentor,
         '2026-01-01Z'::timestamptz + i * interval '97 s' as at
    from generate_series(1, 100000) i;
insert into billing.stream
  select 'payment:' || id, 4, encode(sha256(id::text::bytea), 'hex') from booked;
insert into billing.event (id, stream, version, type, payload, at, cause, hash)
  select uuidv7(), 'payment:' || id, v, 'payment.step-' || v,
         json_build_object('booking', id, 'mentee', mentee, 'mentor', mentor, 'gross',
           json_build_object('minor', 5000 + i % 100, 'currency', 'EUR'))::text,
         at + v * interval '1 min', md5('c' || v || i)::uuid, encode(sha256((v || id::text)::bytea), 'hex')
    from booked, generate_series(1, 4) v;
insert into billing.posting (cause, rule, at, booking_id, position)
  select id, 'rule-' || version, at, substr(stream, 9)::uuid, position from billing.event;
insert into billing.entry (cause, rule, line, account, subject, member_id, currency, debit, credit)
  select cause, rule, l, (array['psp:clearing', 'escrow', 'mentor:pending', 'fee'])[1 + (position + l) % 4],
         booking_id, md5('m' || position % 5000)::uuid, 'EUR',
         case l % 2 when 0 then 5000 else 0 end, case l % 2 when 1 then 5000 else 0 end
    from billing.posting, generate_series(0, case when rule in ('rule-1', 'rule-2') then 2 else 1 end) l;
insert into billing.payment (booking_id, mentee_id, mentor_id, kind, currency, gross, vat, status,
    requested_at, funded_at, settled_at)
  select id, mentee, mentor, 'CARD', 'EUR', 5000 + i % 100, 800, 'SETTLED', at, at + interval '1 min',
         at + interval '3 day' from booked;
insert into billing.earning select id, mentor, 'EUR', 4000, at, 'PAYABLE' from booked;
insert into billing.gateway_order (key, purpose, operation, subject, member_id, attempt, amount, currency,
    card, status, due_at, ordered_at)
  select 'booking:' || id || ':capture:1', 'BOOKING', 'CAPTURE', id, mentee, 1, 5000, 'EUR', 'ok', 'DONE',
         at, at from booked;
insert into billing.webhook
  select 'evt_' || md5(i::text), 'simulated', '{"type":"payment.captured","key":"' || id || '"}', at, at
    from booked;
insert into billing.document (id, kind, number, member_id, booking_id, currency, total, vat, drafted_at,
    finalised_at)
  select md5('d' || i)::uuid, 'INVOICE', 'T-' || i, mentee, id, 'EUR', 5000, 800, at, at from booked;
insert into billing.document_line (document_id, line, text, gross, vat_basis_points)
  select md5('d' || i)::uuid, 0, 'Session', 5000, 1900 from booked;
insert into billing.simulated_operation (key, operation, outcome, visible_at)
  select 'booking:' || id || ':capture:1', 'CAPTURE', 'DONE', at from booked;
insert into billing.simulated_webhook (event_id, type, key, due_at)
  select 'evt_' || md5(i::text), 'payment.captured', 'booking:' || id, at from booked;
drop table booked;
set session_replication_role = origin;
