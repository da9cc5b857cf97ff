package dev.tandem.preferences.erasure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface Erasures extends Repository<Erasure, ErasureId> {

  /** Locks it, so that of two answers that complete a step only one does. */
  @Query("select * from preferences.erasure where id = :id for update")
  Optional<Erasure> findForUpdate(ErasureId id);

  Optional<Erasure> findById(ErasureId id);

  /** Locks the member's newest one. */
  @Query(
      """
      select * from preferences.erasure where member_id = :member
      order by asked_at desc, id desc limit 1 for update
      """)
  Optional<Erasure> findNewestForUpdate(UUID member);

  List<Erasure> findByMemberOrderByAskedAtDesc(UUID member);

  /** Those whose time to think is over; passes over those that another process works on. */
  @Query(
      """
      select * from preferences.erasure where state = 'SCHEDULED' and executes_at <= :now
      order by executes_at limit 100 for update skip locked
      """)
  List<Erasure> findDue(Instant now);

  /** What was closed long ago; answers and parts go with it. */
  @Modifying
  @Query(
      """
      delete from preferences.erasure
      where state in ('REFUSED', 'WITHDRAWN', 'COMPLETED') and changed_at < :before
      """)
  int deleteClosedBefore(Instant before);

  /** The newest first; of all states if {@code state} is empty. */
  @Query(
      """
      select * from preferences.erasure where :state in ('', state)
      order by asked_at desc, id desc limit :limit offset :offset
      """)
  List<Erasure> list(String state, int limit, long offset);

  @Query("select count(*) from preferences.erasure where :state in ('', state)")
  long count(String state);
}
