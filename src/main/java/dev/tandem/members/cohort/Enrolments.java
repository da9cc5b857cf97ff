package dev.tandem.members.cohort;

import dev.tandem.access.identity.Role;
import dev.tandem.kernel.persistence.Rows;
import dev.tandem.members.person.MemberId;
import java.time.Instant;
import java.util.List;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores who is enrolled in which cohort: rows without an aggregate, inserted once each. */
@Repository
class Enrolments {

  private final JdbcClient jdbc;

  Enrolments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Mentors first, by name. */
  List<Enrolment> list(CohortId cohort) {
    return jdbc.sql(
            """
            select e.member_id, m.name, e.role, e.capacity
            from members.enrolment e join members.member m on m.id = e.member_id
            where e.cohort_id = ? order by e.role desc, lower(m.name), m.id
            """)
        .param(cohort)
        .query(Rows.of(Enrolment.class))
        .list();
  }

  int count(CohortId cohort, Role role) {
    return jdbc.sql("select count(*) from members.enrolment where cohort_id = ? and role = ?")
        .params(cohort, role)
        .query(Integer.class)
        .single();
  }

  boolean contains(CohortId cohort, MemberId member) {
    return jdbc.sql(
            """
            select exists (select from members.enrolment where cohort_id = ? and member_id = ?)
            """)
        .params(cohort, member)
        .query(Boolean.class)
        .single();
  }

  /**
   * @return false if the member is in the cohort already
   */
  boolean add(CohortId cohort, MemberId member, Role role, int capacity, Instant now) {
    return jdbc.sql(
                """
                insert into members.enrolment (cohort_id, member_id, role, capacity, enrolled_at)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(cohort, member, role, capacity, now)
            .update()
        == 1;
  }
}
