package dev.tandem.scheduling.seat;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.scheduling.offering.BookingProperties;
import dev.tandem.scheduling.offering.Cohorts;
import dev.tandem.scheduling.slot.MentorCalendars;
import dev.tandem.scheduling.slot.SlotFinder;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells by one query whether slots have changed, without searching them. */
@Repository
public class SlotVersions {

  /** The offerings that are asked for, open or not if there is one, and their mentors. */
  private static final String ASKED =
      """
      with asked as materialized (
        select * from scheduling.offering where id = :offering
        union all
        select * from scheduling.offering
        where :offering::uuid is null and mentor_id = any(:mentors) and not withdrawn)
      """;

  private static final String MENTORS = "select mentor_id from asked";

  /** What a search reads, in an order and form of its own. */
  private static final String SELECT =
      ASKED
          + """
          select encode(sha256(convert_to(json_build_array(
              (select json_agg(a::text order by a.id) from asked a),
              (select json_agg(json_build_array(p.member_id, p.profile_visibility)
                order by p.member_id)
                from scheduling.privacy_choice p where p.member_id = any(%1$s)),
              (select json_agg(distinct s.member_id::text) from (%2$s) s),
              (select json_agg(json_build_array(c.mentor_id, c.rules, c.bookable)
                order by c.mentor_id) from (%3$s) c),
              (select json_agg(json_build_array(b.mentor_id, b.offering_id,
                  extract(epoch from b.starts_at), extract(epoch from b.blocked_from),
                  extract(epoch from b.blocked_until), b.seats_left)
                order by b.mentor_id, b.starts_at, b.blocked_from) from (%4$s) b)
            )::text, 'UTF8')), 'hex') as digest,
            (select coalesce(bool_and(
                :first >= :now::timestamptz + make_interval(hours => a.minimum_notice_hours)
                and :last <= :now::timestamptz + make_interval(hours => 24 * a.horizon_days)), true)
              from asked a) as settled
          """
              .formatted(
                  MENTORS,
                  Cohorts.SHARING.formatted(MENTORS),
                  MentorCalendars.SELECT.formatted(MENTORS),
                  BookedBusyTimes.SELECT.formatted(MENTORS));

  private final JdbcClient jdbc;
  private final BookingProperties properties;
  private final Clock clock;

  SlotVersions(JdbcClient jdbc, BookingProperties properties, Clock clock) {
    this.jdbc = jdbc;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * What the slots are made of.
   *
   * @param digest the same in whichever process and database, as long as nothing has changed that
   *     the slots or their being visible to the caller depend on
   * @param settled whether the range is so far from notices and horizons that time changes nothing
   */
  public record SlotVersion(String digest, boolean settled) {}

  /**
   * @param offering null for all open ones of the mentors
   * @param first the earliest start that is asked for, until {@code last}
   */
  public SlotVersion read(
      UUID caller, Collection<UUID> mentors, @Nullable UUID offering, Instant first, Instant last) {
    var now = clock.instant();
    return jdbc.sql(SELECT)
        .param("offering", offering, Types.OTHER)
        .param("mentors", mentors.toArray(UUID[]::new))
        .param("member", caller)
        .param("today", LocalDate.ofInstant(now, ZoneOffset.UTC))
        .param("since", now.minus(properties.strikeWindow()))
        .param("strikes", properties.strikesToPause())
        .param("now", now)
        .param("released", null, Types.OTHER)
        .param("first", first)
        .param("last", last)
        .param("from", first.minus(SlotFinder.LIMIT_MARGIN))
        .param("to", last.plus(SlotFinder.LIMIT_MARGIN))
        .query(Rows.of(SlotVersion.class))
        .single();
  }
}
