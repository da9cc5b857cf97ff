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

/**
 * The availability of mentors, each stored as one JSON document and replaced as a whole. This is
 * SQL, not a Spring Data repository: the aggregate is not a row of columns, and a first save must
 * not fail when another one was faster.
 */
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
        .param(mentor)
        .query(this::mapRow)
        .optional();
  }

  /** The availability of the listed ones among these mentors; unlisted ones cannot be booked. */
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
   * @return false if it was changed by someone else since it was read
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
            .param("mentor", availability.mentor())
            .param("version", availability.version())
            .param("rules", json.writeValueAsString(AvailabilityJson.of(availability)))
            .update()
        == 1;
  }

  private Availability mapRow(ResultSet row, int number) throws SQLException {
    var mentor = new MemberId(row.getObject("mentor_id", UUID.class));
    return json.readValue(row.getString("rules"), AvailabilityJson.class)
        .toAvailability(mentor, row.getLong("version"));
  }
}
