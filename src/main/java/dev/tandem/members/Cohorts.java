package dev.tandem.members;

import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

@Repository
class Cohorts {

  /**
   * @param capacity how many mentees a mentor takes within the cohort, 1 for a mentee
   */
  record Enrolment(UUID memberId, String name, Role role, int capacity) {}

  private static final String SELECT_COHORT =
      """
      select c.*,
        (select count(*) from members.enrolment e where e.cohort_id = c.id and e.role = 'MENTEE')
          as mentees,
        (select count(*) from members.enrolment e where e.cohort_id = c.id and e.role = 'MENTOR')
          as mentors
      from members.cohort c
      """;

  private final JdbcClient jdbc;

  Cohorts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Cohort> find(CohortId id) {
    return jdbc.sql(SELECT_COHORT + " where c.id = ?")
        .param(id.value())
        .query(Cohorts::toCohort)
        .optional();
  }

  /** Reads it and keeps others from changing it until the transaction ends. */
  Cohort findForUpdate(CohortId id) {
    jdbc.sql("select id from members.cohort where id = ? for update")
        .param(id.value())
        .query(UUID.class)
        .optional();
    return find(id).orElseThrow(() -> Problem.notFound("cohort"));
  }

  /** Those still open first, the latest first. */
  Page<Cohort> list(Paging paging) {
    var total = jdbc.sql("select count(*) from members.cohort").query(Long.class).single();
    var page =
        jdbc.sql(
                SELECT_COHORT
                    + " order by c.closed_at is not null, c.starts_on desc, c.id"
                    + " limit ? offset ?")
            .param(paging.size())
            .param(paging.offset())
            .query(Cohorts::toCohort)
            .list();
    return Page.of(page, paging, total);
  }

  List<CohortId> endedBefore(LocalDate day) {
    return jdbc.sql("select id from members.cohort where closed_at is null and ends_on < ?")
        .param(day)
        .query((row, number) -> new CohortId(row.getObject(1, UUID.class)))
        .list();
  }

  List<Enrolment> enrolments(CohortId id) {
    return jdbc.sql(
            """
            select e.member_id, m.name, e.role, e.capacity
            from members.enrolment e join members.member m on m.id = e.member_id
            where e.cohort_id = ? order by e.role desc, lower(m.name), m.id
            """)
        .param(id.value())
        .query(Cohorts::toEnrolment)
        .list();
  }

  void add(Cohort cohort) {
    var plan = cohort.plan();
    jdbc.sql(
            """
            insert into members.cohort (id, name, topics, starts_on, ends_on, capacity, version)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            cohort.id().value(),
            plan.name(),
            plan.topics().toArray(String[]::new),
            plan.startsOn(),
            plan.endsOn(),
            plan.capacity(),
            cohort.version())
        .update();
  }

  void update(Cohort cohort) {
    var closedAt = cohort.closedAt();
    jdbc.sql("update members.cohort set closed_at = ?, version = ? where id = ?")
        .param(closedAt == null ? null : closedAt.atOffset(ZoneOffset.UTC))
        .param(cohort.version())
        .param(cohort.id().value())
        .update();
  }

  /**
   * @return false when the member is in the cohort already
   */
  boolean add(CohortId cohort, MemberId member, Role role, int capacity, Instant now) {
    return jdbc.sql(
                """
                insert into members.enrolment (cohort_id, member_id, role, capacity, enrolled_at)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                cohort.value(), member.value(), role.name(), capacity, now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  private static Cohort toCohort(ResultSet row, int number) throws SQLException {
    var plan =
        new CohortPlan(
            row.getString("name"),
            Members.strings(row, "topics"),
            row.getObject("starts_on", LocalDate.class),
            row.getObject("ends_on", LocalDate.class),
            row.getInt("capacity"));
    return new Cohort(
        new CohortId(row.getObject("id", UUID.class)),
        plan,
        row.getInt("mentees"),
        row.getInt("mentors"),
        instant(row, "closed_at"),
        row.getLong("version"));
  }

  private static Enrolment toEnrolment(ResultSet row, int number) throws SQLException {
    return new Enrolment(
        row.getObject("member_id", UUID.class),
        row.getString("name"),
        Role.valueOf(row.getString("role")),
        row.getInt("capacity"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
