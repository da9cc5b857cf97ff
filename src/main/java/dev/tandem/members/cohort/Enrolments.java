package dev.tandem.members.cohort;

import dev.tandem.access.identity.Role;
import dev.tandem.members.person.MemberId;
import java.time.Instant;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/**
 * Who is enrolled in a {@link Cohort}. The rows are part of the cohort, but are added and read on
 * their own, since there may be thousands.
 */
interface Enrolments extends Repository<Cohort, CohortId> {

  /** Mentors first, by name. */
  @Query(
      """
      select e.member_id, m.name, e.role, e.capacity
      from members.enrolment e join members.member m on m.id = e.member_id
      where e.cohort_id = :cohort order by e.role desc, lower(m.name), m.id
      """)
  List<Enrolment> findByCohort(CohortId cohort);

  @Query("select count(*) from members.enrolment where cohort_id = :cohort and role = :role")
  int count(CohortId cohort, Role role);

  @Query(
      """
      select exists (select from members.enrolment where cohort_id = :cohort and member_id = :member)
      """)
  boolean contains(CohortId cohort, MemberId member);

  /**
   * @return false if the member is in the cohort already
   */
  @Modifying
  @Query(
      """
      insert into members.enrolment (cohort_id, member_id, role, capacity, enrolled_at)
      values (:cohort, :member, :role, :capacity, :now) on conflict do nothing
      """)
  boolean add(CohortId cohort, MemberId member, Role role, int capacity, Instant now);
}
