package dev.tandem.scheduling.availability;

import dev.tandem.scheduling.offering.MemberId;
import java.util.Optional;
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
