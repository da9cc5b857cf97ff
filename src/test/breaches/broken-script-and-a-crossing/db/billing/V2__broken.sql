create tabel word (id uuid primary key);
