package dev.tandem.recommendations.readmodel;

import dev.tandem.access.identity.Role;
import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cohorts that have been heard of, who is in them, and whom each mentee would like to meet. */
@Component
public class Cohorts {

  private final JdbcClient jdbc;

  Cohorts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<Cohort> find(CohortId id) {
    return jdbc.sql(
            "select * from recommendations.cohort where cohort_id = ? and opened_as_of > ''")
        .param(id.value())
        .query((row, it) -> cohort(row))
        .optional();
  }

  public List<Cohort> openCohorts() {
    return jdbc.sql(
            """
            select * from recommendations.cohort
            where not closed and opened_as_of > '' order by name, cohort_id
            """)
        .query((row, it) -> cohort(row))
        .list();
  }

  /** The open ones a member is enrolled in as a mentee. */
  public List<Cohort> openCohortsOf(MenteeId mentee) {
    return jdbc.sql(
            """
            select c.* from recommendations.cohort c
            join recommendations.enrolment e using (cohort_id)
            where e.member_id = ? and e.role = 'MENTEE' and not c.closed and c.opened_as_of > ''
            order by c.name, c.cohort_id
            """)
        .param(mentee.value())
        .query((row, it) -> cohort(row))
        .list();
  }

  public List<MenteeId> mentees(CohortId cohort) {
    return capacities(cohort, Role.MENTEE).keySet().stream().map(MenteeId::new).sorted().toList();
  }

  /** How many mentees each mentor takes within the cohort. */
  public Map<MentorId, Integer> mentorCapacities(CohortId cohort) {
    return capacities(cohort, Role.MENTOR).entrySet().stream()
        .collect(Collectors.toMap(it -> new MentorId(it.getKey()), Map.Entry::getValue));
  }

  /** The mentors each mentee chose, dearest first. */
  public Map<MenteeId, List<MentorId>> preferences(CohortId cohort) {
    return jdbc
        .sql(
            """
            select mentee_id, mentor_id from recommendations.choice
            where cohort_id = ? order by mentee_id, place
            """)
        .param(cohort.value())
        .query((row, it) ->
            Map.entry(
                new MenteeId(row.getObject(1, UUID.class)),
                new MentorId(row.getObject(2, UUID.class))))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  public void savePreferences(CohortId cohort, MenteeId mentee, List<MentorId> mentors) {
    jdbc.sql("delete from recommendations.choice where cohort_id = ? and mentee_id = ?")
        .params(cohort.value(), mentee.value())
        .update();
    for (int place = 0; place < mentors.size(); place++) {
      jdbc.sql(
              """
              insert into recommendations.choice (cohort_id, mentee_id, place, mentor_id)
              values (?, ?, ?, ?)
              """)
          .params(cohort.value(), mentee.value(), place + 1, mentors.get(place).value())
          .update();
    }
  }

  private Map<UUID, Integer> capacities(CohortId cohort, Role role) {
    var capacities = new HashMap<UUID, Integer>();
    jdbc.sql(
            """
            select member_id, capacity from recommendations.enrolment
            where cohort_id = ? and role = ?
            """)
        .params(cohort.value(), role.name())
        .query(row -> {
          capacities.put(row.getObject(1, UUID.class), row.getInt(2));
        });
    return capacities;
  }

  private static Cohort cohort(ResultSet row) throws SQLException {
    return new Cohort(
        new CohortId(row.getObject("cohort_id", UUID.class)),
        row.getString("name"),
        List.of((String[]) row.getArray("topics").getArray()),
        row.getBoolean("closed"));
  }
}
