-- What one process counted in one bucket; named by its event, so that it counts once.
create table report (
  event_id uuid primary key,
  module text not null,
  bucket_start timestamptz not null,
  block_start timestamptz not null,
  compared bigint not null,
  mismatched bigint not null,
  noise_compared bigint not null,
  noise_mismatched bigint not null,
  offered bigint not null,
  dropped bigint not null,
  attempted bigint not null,
  failed bigint not null,
  service_errors bigint not null,
  home_errors bigint not null,
  slower bigint not null,
  not_slower bigint not null
);
create index report_of_module on report (module, bucket_start);

-- The sums of the reports since the module's stage began.
create table evidence (
  module text primary key,
  stage text,
  epoch bigint not null,
  since timestamptz not null,
  last_bucket timestamptz,
  compared bigint not null default 0,
  mismatched bigint not null default 0,
  noise_compared bigint not null default 0,
  noise_mismatched bigint not null default 0,
  offered bigint not null default 0,
  dropped bigint not null default 0,
  attempted bigint not null default 0,
  failed bigint not null default 0,
  service_errors bigint not null default 0,
  home_errors bigint not null default 0
);

-- The paired comparisons of ten buckets, which have one sign.
create table paired_block (
  module text not null,
  started_at timestamptz not null,
  slower bigint not null,
  not_slower bigint not null,
  primary key (module, started_at)
);
