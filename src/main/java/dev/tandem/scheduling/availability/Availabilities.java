package dev.tandem.scheduling.availability;

import dev.tandem.scheduling.offering.MemberId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The availability of mentors, each replaced as a whole. */
public interface Availabilities extends Repository<Availability, MemberId> {

  @Query(
      """
      select mentor_id, version, rules::text as rules from scheduling.availability
      where mentor_id = :mentor
      """)
  Optional<Availability> find(MemberId mentor);

  /** The availability of the listed ones among these mentors; unlisted ones cannot be booked. */
  default List<Availability> findListed(Collection<UUID> mentors) {
    return findListed(mentors.toArray(UUID[]::new));
  }

  @Query(
      """
      select a.mentor_id, a.version, a.rules::text as rules
      from scheduling.availability a join scheduling.mentor m on m.id = a.mentor_id
      where m.listed and a.mentor_id = any(:mentors)
      """)
  List<Availability> findListed(UUID[] mentors);

  /**
   * Adds the first version or replaces the one before.
   *
   * @return false if it was changed by someone else since it was read
   */
  default boolean replace(Availability availability) {
    return replace(availability.mentor(), availability.version(), availability.rules());
  }

  @Modifying
  @Query(
      """
      insert into scheduling.availability (mentor_id, version, rules)
      values (:mentor, :version, :rules::jsonb)
      on conflict (mentor_id) do update
        set version = excluded.version, rules = excluded.rules
        where availability.version = excluded.version - 1
      """)
  boolean replace(MemberId mentor, long version, AvailabilityRules rules);
}
