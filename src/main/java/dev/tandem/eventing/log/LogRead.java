package dev.tandem.eventing.log;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The query for what is unread after some cursors of one consumer and in their gaps. */
final class LogRead {

  /**
   * One statement, hence one snapshot: a consumer that sees an event also sees every earlier one of
   * its key. Payloads are read only for {@code names}. The smallest segment is a parameter of its
   * own, so that the planner leaves out earlier segments before it opens any table.
   */
  static final String SQL =
      """
      select snapshot.xmin, snapshot.held_partitions, e.*
        from (
          select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as xmin,
                 array(select distinct partition::int from eventing.parked
                        where subscription = any(:subscriptions::text[])) as held_partitions
          ) snapshot
        left join lateral (
          -- the next events after each cursor
          select unread.*
            from unnest(:partitions::int[], :segments::int[], :positions::bigint[])
                   c (partition, segment, position)
           cross join lateral (
             select partition, segment, position, event_id, name, key, recorded_at, correlation_id,
                    causation_id, trace, epoch, target_module,
                    case when name = any(:names::text[]) then payload else '' end as payload
               from eventing.event_log l
              where l.partition = c.partition and l.position > c.position
                and l.segment >= c.segment and l.segment >= :firstSegment
              order by l.position limit :limit) unread
          union all
          -- events that have appeared in the gaps that the cursors passed
          select l.partition, l.segment, l.position, event_id, name, key, recorded_at,
                 correlation_id, causation_id, trace, epoch, target_module,
                 case when name = any(:names::text[]) then payload else '' end
            from unnest(:gapPartitions::int[], :gapPositions::bigint[]) gap (partition, position)
            join eventing.event_log l
              on l.partition = gap.partition and l.position = gap.position
                 and l.segment >= :firstSegment
          ) e on true
       order by e.partition, e.position
      """;

  private LogRead() {}

  static Map<String, Object> parameters(List<Cursor> cursors, Collection<String> names, int limit) {
    return Map.of(
        "subscriptions",
        cursors.getFirst().subscriptions().toArray(String[]::new),
        "partitions",
        cursors.stream().mapToInt(Cursor::partition).toArray(),
        "segments",
        cursors.stream().mapToInt(Cursor::segment).toArray(),
        "positions",
        cursors.stream().mapToLong(Cursor::position).toArray(),
        "names",
        names.toArray(String[]::new),
        "firstSegment",
        cursors.stream().mapToInt(Cursor::segment).min().orElse(0),
        "limit",
        limit,
        "gapPartitions",
        cursors.stream().flatMapToInt(LogRead::partitionsOfGaps).toArray(),
        "gapPositions",
        cursors.stream().flatMapToLong(cursor -> cursor.gaps().positions()).toArray());
  }

  private static IntStream partitionsOfGaps(Cursor cursor) {
    return cursor.gaps().positions().mapToInt(position -> cursor.partition());
  }
}
