-- nextval writes ahead: after a crash the sequence would stand 32 chapters further on, where no
-- partition is. What setval writes is exact.
select setval('chapter_number', max(number)) from chapter;
