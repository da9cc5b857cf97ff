package dev.tandem.scheduling.offering;

import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** All offerings, including withdrawn ones, since bookings keep referring to theirs. */
public interface Offerings extends ListCrudRepository<Offering, OfferingId> {

  /**
   * @throws Problem 404 for an unknown offering
   */
  default Offering get(UUID id) {
    return findById(new OfferingId(id)).orElseThrow(() -> Problem.notFound("offering"));
  }

  /** These offerings, by their ids. */
  default Map<UUID, Offering> getAll(Collection<UUID> ids) {
    return findAllById(ids.stream().distinct().map(OfferingId::new).toList()).stream()
        .collect(Collectors.toMap(offering -> offering.id().value(), Function.identity()));
  }

  /** The offerings of these mentors that take bookings, oldest first. */
  default List<Offering> findOpen(Collection<UUID> mentors) {
    return findOpen(mentors.toArray(UUID[]::new));
  }

  @Query(
      """
      select * from scheduling.offering
      where not withdrawn and mentor_id = any(:mentors) order by id
      """)
  List<Offering> findOpen(UUID[] mentors);

  /** The offerings of all listed mentors that any mentee can book, newest first. */
  default Page<Offering> findListed(Paging paging) {
    return Page.of(findListed(paging.size(), paging.offset()), paging, countListed());
  }

  @Query(
      """
      select o.* from scheduling.offering o join scheduling.mentor m on m.id = o.mentor_id
      where not o.withdrawn and not o.cohort_only and m.listed
        and not exists (select from scheduling.privacy_choice p
          where p.member_id = o.mentor_id and p.profile_visibility <> 'everyone')
      order by o.id desc limit :limit offset :offset
      """)
  List<Offering> findListed(int limit, long offset);

  @Query(
      """
      select count(*) from scheduling.offering o join scheduling.mentor m on m.id = o.mentor_id
      where not o.withdrawn and not o.cohort_only and m.listed
        and not exists (select from scheduling.privacy_choice p
          where p.member_id = o.mentor_id and p.profile_visibility <> 'everyone')
      """)
  long countListed();
}
