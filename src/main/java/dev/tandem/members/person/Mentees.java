package dev.tandem.members.person;

import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/**
 * Mentees, each with a row of {@code members.mentee} beside the one of the {@link Member}, which is
 * saved by {@link Members}.
 */
interface Mentees extends Repository<Mentee, MemberId> {

  @Query(
      """
      select m.id, m.name, m.languages, m.zone, m.joined_at, m.version, t.goals, t.topics
      from members.mentee t join members.member m on m.id = t.id where m.id = :id
      """)
  Optional<Mentee> findById(MemberId id);

  /** Inserts or updates the row of the mentee, without the one of the member. */
  default void saveGoals(Mentee mentee) {
    var goals = mentee.goals();
    upsert(mentee.id(), goals.goals(), goals.topics().toArray(String[]::new));
  }

  @Modifying
  @Query(
      """
      insert into members.mentee (id, goals, topics) values (:id, :goals, :topics)
      on conflict (id) do update set goals = excluded.goals, topics = excluded.topics
      """)
  void upsert(MemberId id, String goals, String[] topics);
}
