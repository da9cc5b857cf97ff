-- What :count settled bookings of 200 mentors and 100 mentees within twenty weeks leave in billing.
create temporary table booked on commit drop as
  select i, md5('booking' || i)::uuid as booking, md5('mentor' || i % 200)::uuid as mentor,
         md5('mentee' || i % 100)::uuid as mentee,
         now() - i * interval '20 weeks' / :count as at
    from generate_series(1, :count) i;
insert into billing.stream
  select 'payment:' || booking, 4, '' from booked
  union all select distinct 'mentor:' || mentor || ':EUR', 9, '' from booked
  union all select distinct 'credits:' || mentee || ':EUR', 9, '' from booked;
insert into billing.event (id, stream, version, type, payload, at, hash)
  select md5(v || 'event' || i)::uuid, 'payment:' || booking, v, 'written-by-a-test', '{}',
         at + v * interval '1 minute', ''
    from booked, generate_series(1, 4) v;
insert into billing.event (id, stream, version, type, payload, at, hash)
  select md5(v || stream)::uuid, stream, v, 'written-by-a-test', '{}', now(), ''
    from (select distinct 'mentor:' || mentor || ':EUR' as stream from booked
          union select distinct 'credits:' || mentee || ':EUR' from booked) streams,
         generate_series(1, 9) v;
insert into billing.posting (cause, rule, at, booking_id, position)
  select md5(v || 'event' || i)::uuid, 'rule-' || v, at + v * interval '1 minute', booking, i * 4 + v
    from booked, generate_series(1, 3) v;
insert into billing.entry
    (cause, rule, line, account, subject, member_id, currency, debit, credit)
  select md5(v || 'event' || i)::uuid, 'rule-' || v, line,
         (array['psp:clearing', 'booking:escrow', 'booking:escrow', 'mentor:pending', 'fee', 'vat',
                'mentor:pending', 'mentor:payable', 'bank'])[v * 3 - 2 + line],
         (array[null, booking, booking, mentor, null, null, mentor, mentor, null])[v * 3 - 2 + line],
         (array[null, mentee, mentee, mentor, null, null, mentor, mentor, null])[v * 3 - 2 + line],
         'EUR', case line when 0 then 100 else 0 end, case line when 0 then 0 else 50 end
    from booked, generate_series(1, 3) v, generate_series(0, 2) line;
insert into billing.payment
    (booking_id, mentee_id, mentor_id, kind, currency, gross, vat, status, requested_at, funded_at,
     settled_at, outcome)
  select booking, mentee, mentor, 'CARD', 'EUR', 100, 16, 'EARNED', at, at, at, 'COMPLETED'
    from booked;
insert into billing.earning
  select booking, mentor, 'EUR', 50, at, case when i <= :count / 50 then 'FROZEN' else 'RELEASED' end
    from booked;
insert into billing.payable
  select distinct mentor, 'EUR', 100, date '2026-01-05', 100, date '9999-12-27' from booked;
insert into billing.payout
  select md5(week || 'payout' || mentor)::uuid, mentor, 'EUR', current_date - week * 7, 50, 0, 'PAID',
         null, now(), now()
    from (select distinct mentor from booked) mentors, generate_series(1, 45) week;
insert into billing.document
    (id, kind, number, member_id, booking_id, currency, total, vat, drafted_at, finalised_at,
     paid_at, announced_at)
  select md5('document' || i)::uuid, 'INVOICE', 'P-' || i, mentee, booking, 'EUR', 100, 16, at, at,
         at, at
    from booked;
insert into billing.document_line
  select md5('document' || i)::uuid, 0, 'Mentoring session', 100, 1900 from booked;
insert into billing.lot
  select md5('lot' || i)::uuid, mentee, 'EUR', 100, i % 2 * 100, at,
         now() + (i % 9 + 1) * interval '1 day'
    from booked;
insert into billing.pack
  select md5('pack' || i)::uuid, mentee, 100, 'EUR', 'ACTIVE', null, at from booked;
analyze billing.stream, billing.event, billing.posting, billing.entry, billing.payment,
  billing.earning, billing.payable, billing.payout, billing.document, billing.document_line,
  billing.lot, billing.pack;
