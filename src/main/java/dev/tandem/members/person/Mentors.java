package dev.tandem.members.person;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/**
 * Mentors, each with a row of {@code members.mentor} beside the one of the {@link Member}, which is
 * saved by {@link Members}.
 */
public interface Mentors extends Repository<Mentor, MemberId> {

  @Query(
      """
      select m.id, m.name, m.languages, m.zone, m.joined_at, m.version,
        t.headline, t.bio, t.skills, t.capacity, t.listed
      from members.mentor t join members.member m on m.id = t.id where m.id = :id
      """)
  Optional<Mentor> findById(MemberId id);

  /** How many mentees the mentor takes at a time, by the profile. */
  default int capacityOf(MemberId id) {
    return findById(id).orElseThrow().profile().capacity();
  }

  /** Inserts or updates the row of the mentor, without the one of the member. */
  default void saveProfile(Mentor mentor) {
    var profile = mentor.profile();
    upsert(
        mentor.id(),
        profile.headline(),
        profile.bio(),
        profile.skills().toArray(String[]::new),
        profile.capacity(),
        mentor.listed(),
        profile.searchText());
  }

  @Modifying
  @Query(
      """
      insert into members.mentor (id, headline, bio, skills, capacity, listed, search_text)
      values (:id, :headline, :bio, :skills, :capacity, :listed, :searchText)
      on conflict (id) do update set
        headline = excluded.headline, bio = excluded.bio, skills = excluded.skills,
        capacity = excluded.capacity, listed = excluded.listed,
        search_text = excluded.search_text
      """)
  void upsert(
      MemberId id,
      String headline,
      String bio,
      String[] skills,
      int capacity,
      boolean listed,
      String searchText);

  @Query("select unlisted_by_operator from members.mentor where id = :id")
  boolean isUnlistedByOperator(MemberId id);

  @Modifying
  @Query("update members.mentor set unlisted_by_operator = :byOperator where id = :id")
  void setUnlistedByOperator(MemberId id, boolean byOperator);

  /** The skills that listed mentors offer, the most frequent first. */
  @Query(
      """
      select min(skill) from members.mentor t, unnest(t.skills) skill where t.listed
      group by lower(skill) order by count(*) desc, lower(skill) limit :limit
      """)
  List<String> findSkillsByFrequency(int limit);

  /** The languages that listed mentors speak. */
  @Query(
      """
      select distinct language from members.member m join members.mentor t on t.id = m.id,
        unnest(m.languages) language
      where t.listed order by language
      """)
  List<String> findLanguages();
}
