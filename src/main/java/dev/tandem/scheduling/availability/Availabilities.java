package dev.tandem.scheduling.availability;

import dev.tandem.scheduling.offering.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

@Repository
public class Availabilities {

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  Availabilities(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  public Optional<Availability> find(MemberId mentor) {
    return jdbc.sql(
            "select mentor_id, version, rules from scheduling.availability where mentor_id = ?")
        .param(mentor.value())
        .query(this::mapRow)
        .optional();
  }

  /** Of those among the mentors who can be found; the others take no new bookings. */
  public List<Availability> findListed(Collection<UUID> mentors) {
    return jdbc.sql(
            """
            select mentor_id, a.version, rules
            from scheduling.availability a join scheduling.mentor m on m.id = a.mentor_id
            where m.listed and a.mentor_id = any(?)
            """)
        .param(mentors.toArray(UUID[]::new))
        .query(this::mapRow)
        .list();
  }

  /**
   * @return false when someone else has changed it since it was read
   */
  public boolean save(Availability availability) {
    return jdbc.sql(
                """
                insert into scheduling.availability (mentor_id, version, rules)
                values (:mentor, :version, :rules::jsonb)
                on conflict (mentor_id) do update
                  set version = excluded.version, rules = excluded.rules
                  where availability.version = excluded.version - 1
                """)
            .param("mentor", availability.mentor().value())
            .param("version", availability.version())
            .param("rules", json.writeValueAsString(AvailabilityJson.of(availability)))
            .update()
        == 1;
  }

  private Availability mapRow(ResultSet row, int number) throws SQLException {
    return json.readValue(row.getString("rules"), AvailabilityJson.class)
        .toAvailability(
            new MemberId(row.getObject("mentor_id", UUID.class)), row.getLong("version"));
  }
}
