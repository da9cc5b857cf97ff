package dev.tandem.rollout;

/**
 * A number that the source counts up and the feed carries. Changes are applied in the order of
 * their commits, so whoever sees the number has all that was committed before it was written.
 *
 * <p>Positions in the write-ahead log would say the same, later: a subscriber confirms what it has
 * applied only when its own log is flushed, and a source that writes for other modules moves on
 * without sending anything.
 */
final class Marks {

  private static final String TABLE = "rollout.mark";

  private final String module;
  private final String source;
  private final Side from;
  private final Side to;

  Marks(String module, Side from, Side to) {
    this.module = module;
    this.source = from.identity();
    this.from = from;
    this.to = to;
  }

  static Portion portion(String module) {
    return new Portion(TABLE, "module = '%s'".formatted(module));
  }

  static boolean isFor(Portion portion) {
    return portion.table().equals(TABLE);
  }

  static void prepare(Side side) {
    side.jdbc()
        .execute(
            """
            do $$ begin
              if to_regclass('rollout.mark') is null then
                create schema if not exists rollout;
                create table rollout.mark (
                  module text,
                  source text,
                  number bigint not null,
                  primary key (module, source)
                );
              end if;
            end $$
            """);
  }

  long put() {
    return from.one(
        Long.class,
        """
        insert into rollout.mark (module, source, number) values (?, ?, 1)
        on conflict (module, source) do update set number = mark.number + 1
        returning number
        """,
        module,
        source);
  }

  boolean hasArrived(long number) {
    return to.one(
        Boolean.class,
        "select exists (select from rollout.mark where module = ? and source = ? and number >= ?)",
        module,
        source,
        number);
  }

  static void remove(Side side, String module) {
    if (side.one(Boolean.class, "select to_regclass(?) is not null", TABLE)) {
      side.jdbc().update("delete from rollout.mark where module = ?", module);
    }
  }
}
