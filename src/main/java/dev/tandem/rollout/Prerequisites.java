package dev.tandem.rollout;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What must be so before a module's tables are copied from one side to the other and back. */
record Prerequisites(String module, Side from, Side to, List<Portion> portions) {

  private static final int SLOTS = 4; // one for the feed, the others for tables being copied

  private static final String SCHEMA = "select to_regnamespace(?) is not null";
  private static final String VERSION =
      "select current_setting('server_version_num')::int >= 180000";
  private static final String LOGICAL = "select current_setting('wal_level') = 'logical'";
  private static final String ROOM =
      """
      select current_setting('max_replication_slots')::int
               - (select count(*) from pg_replication_slots) >= %1$d
         and current_setting('max_wal_senders')::int - (select count(*) from pg_stat_replication) >= %1$d
         and current_setting('max_logical_replication_workers')::int
               - (select count(*) from pg_stat_subscription where pid is not null) >= %1$d
      """
          .formatted(SLOTS);
  private static final String MAY_SEND =
      """
      select rolsuper or rolreplication and has_database_privilege(current_database(), 'create')
        from pg_roles where rolname = current_user
      """;
  private static final String MAY_TAKE =
      """
      select rolsuper or pg_has_role(current_user, 'pg_create_subscription', 'usage')
                     and has_database_privilege(current_database(), 'create')
        from pg_roles where rolname = current_user
      """;
  private static final String OWNER =
      """
      select coalesce(bool_and(pg_has_role(current_user, c.relowner, 'usage')), true)
        from pg_class c where c.oid = any (?::regclass[])
      """;

  void check() {
    if (from.identity().equals(to.identity())) {
      throw new CannotReplicate(
          "%s and %s use the same database; give the service a database of its own."
              .formatted(from.name(), to.name()));
    }
    for (var side : List.of(from, to)) {
      hindrance(side)
          .ifPresent(it -> {
            throw new CannotReplicate("the database of %s %s".formatted(side.name(), it));
          });
    }
    migrations();
    var here = tables(from);
    var there = tables(to);
    here.differenceFrom(there)
        .or(() -> there.differenceFrom(here))
        .ifPresent(it -> {
          throw new CannotReplicate(
              "the tables of %s differ between %s and %s: %s; start both sides from the same version."
                  .formatted(module, from.name(), to.name(), it));
        });
  }

  /** But for the marks, which the first copy makes on either side. */
  private Tables tables(Side side) {
    return Tables.of(side, module, portions.stream().filter(it -> !Marks.isFor(it)).toList());
  }

  private Optional<String> hindrance(Side side) {
    return Stream.of(
            without(
                side,
                "has no schema %s; start the service once, so that it makes its tables."
                    .formatted(module),
                SCHEMA,
                module),
            without(side, "is older than PostgreSQL 18; use one of 18 or later.", VERSION),
            without(
                side,
                "does not write its log for logical replication; set wal_level = logical there and"
                    + " restart it.",
                LOGICAL),
            without(
                side,
                "has no room for a copy; raise max_replication_slots, max_wal_senders and"
                    + " max_logical_replication_workers there, by %d each, or remove slots that nobody reads."
                        .formatted(SLOTS),
                ROOM),
            without(
                side,
                "does not let its user send changes; grant that user REPLICATION, and CREATE on the"
                    + " database.",
                MAY_SEND),
            without(
                side,
                "does not let its user take changes; grant that user pg_create_subscription, and CREATE"
                    + " on the database.",
                MAY_TAKE),
            without(
                side,
                "belongs to another user than the one given; give the owner of the tables of %s."
                    .formatted(module),
                OWNER,
                (Object) Tables.of(side, module, List.of()).names().toArray(String[]::new)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> without(
      Side side, String complaint, String question, Object... parameters) {
    return side.one(Boolean.class, question, parameters)
        ? Optional.empty()
        : Optional.of(complaint);
  }

  private void migrations() {
    var here = history(from);
    var there = history(to);
    if (!here.equals(there)) {
      throw new CannotReplicate(
          "the migrations of %s differ: %s has %s and %s has %s; start both sides from the same version."
              .formatted(module, from.name(), last(here), to.name(), last(there)));
    }
  }

  private List<String> history(Side side) {
    return side.words(
        """
        select concat_ws(' ', version, description, checksum, case when not success then 'failed' end)
          from %s.flyway_history where type = 'SQL' order by installed_rank
        """
            .formatted(module));
  }

  private static String last(List<String> history) {
    return history.isEmpty() ? "none" : "version " + history.getLast().split(" ")[0];
  }
}
