package dev.tandem.recommendations.favourite;

import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.time.Instant;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The favourites of each mentee, a row for each mentor. */
interface Favourites extends Repository<Favourite, FavouriteId> {

  /** The latest first. */
  @Query(
      """
      select mentee_id, mentor_id, kept_at from recommendations.favourite
      where mentee_id = :mentee order by kept_at desc, mentor_id
      """)
  List<Favourite> findByMentee(MenteeId mentee);

  /** Lets a second transaction of the mentee wait, so that both do not keep the last one. */
  @Query(
      """
      select mentee_id, mentor_id, kept_at from recommendations.favourite
      where mentee_id = :mentee order by mentor_id for update
      """)
  List<Favourite> lock(MenteeId mentee);

  @Modifying
  @Query(
      """
      insert into recommendations.favourite (mentee_id, mentor_id, kept_at)
      values (:mentee, :mentor, :now) on conflict do nothing
      """)
  void insert(MenteeId mentee, MentorId mentor, Instant now);

  @Modifying
  @Query(
      """
      delete from recommendations.favourite where mentee_id = :mentee and mentor_id = :mentor
      """)
  void delete(MenteeId mentee, MentorId mentor);
}
