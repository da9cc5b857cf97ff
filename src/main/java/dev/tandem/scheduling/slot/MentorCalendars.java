package dev.tandem.scheduling.slot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tandem.kernel.caching.CacheMetrics;
import dev.tandem.kernel.caching.CacheReads;
import dev.tandem.scheduling.availability.AvailabilityJson;
import dev.tandem.scheduling.availability.AvailabilityRules;
import dev.tandem.scheduling.offering.BookingProperties;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/**
 * Mentors' rules of being available, and whether the mentors can be booked at all. Rules are parsed
 * once for each text that the database has, as that takes far longer than reading it.
 */
@Component
public class MentorCalendars {

  /** With the mentors to be put in, {@code :since} and {@code :strikes}. */
  public static final String SELECT =
      """
      select a.mentor_id, a.rules::text as rules,
        coalesce(m.listed, false)
        and not exists (select from scheduling.leaving_member l
          where l.member_id = a.mentor_id and not l.stays)
        and (select count(*) from scheduling.strike s
          where s.mentor_id = a.mentor_id and s.at > :since) < :strikes as bookable
      from scheduling.availability a
        left join scheduling.mentor m on m.id = a.mentor_id
      where a.mentor_id = any(%s)
      """;

  private static final int PARSED = 2_000;

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final BookingProperties properties;
  private final Clock clock;
  private final Cache<String, AvailabilityRules> parsed;

  MentorCalendars(
      JdbcClient jdbc,
      ObjectMapper json,
      BookingProperties properties,
      Clock clock,
      CacheMetrics metrics) {
    this.jdbc = jdbc;
    this.json = json;
    this.properties = properties;
    this.clock = clock;
    this.parsed =
        metrics.build(MentorCalendars.class, "parsed", Caffeine.newBuilder().maximumSize(PARSED));
  }

  /**
   * @param bookable whether the mentor is listed, is not leaving and has not too many strikes
   */
  record MentorCalendar(UUID mentor, AvailabilityRules rules, boolean bookable) {}

  Optional<MentorCalendar> find(UUID mentor) {
    return find(List.of(mentor)).stream().findFirst();
  }

  /** Those of the mentors who have said when they are available. */
  List<MentorCalendar> find(Collection<UUID> mentors) {
    return jdbc.sql(SELECT.formatted(":mentors"))
        .param("mentors", mentors.toArray(UUID[]::new))
        .param("since", clock.instant().minus(properties.strikeWindow()))
        .param("strikes", properties.strikesToPause())
        .query(this::mapRow)
        .list();
  }

  /** How often the rules were parsed already. */
  public CacheReads cacheReads() {
    return CacheReads.of(parsed);
  }

  private MentorCalendar mapRow(ResultSet row, int number) throws SQLException {
    return new MentorCalendar(
        row.getObject("mentor_id", UUID.class),
        parsed.get(row.getString("rules"), this::parse),
        row.getBoolean("bookable"));
  }

  private AvailabilityRules parse(String rules) {
    return json.readValue(rules, AvailabilityJson.class).toRules();
  }
}
