package dev.tandem.notifications.readmodel;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds how things and people are called that messages name by their ids. */
@Repository
public class Names {

  private final JdbcClient jdbc;

  Names(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<String> ofOffering(UUID offering) {
    return text("select title from notifications.offering where offering_id = ?", offering);
  }

  public Optional<String> ofCohort(UUID cohort) {
    return text("select name from notifications.cohort where cohort_id = ?", cohort);
  }

  public Optional<String> ofMentor(UUID mentor) {
    return text(
        "select mentor_name from notifications.person where member_id = ? and mentor_name <> ''",
        mentor);
  }

  /** The zone of the member's profile. */
  public Optional<ZoneId> zoneOf(UUID member) {
    return text(
            "select zone from notifications.person where member_id = ? and zone is not null",
            member)
        .flatMap(Names::zone);
  }

  public static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private Optional<String> text(String sql, UUID id) {
    return jdbc.sql(sql).param(id).query(String.class).optional();
  }
}
