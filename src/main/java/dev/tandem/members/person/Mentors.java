package dev.tandem.members.person;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores mentors and searches the listed ones. */
@Repository
public class Mentors {

  private static final String FROM =
      " from members.mentor t join members.member m on m.id = t.id where ";
  private static final String SELECT =
      """
      select m.id, m.name, m.languages, m.zone, m.joined_at, m.version,
        t.headline, t.bio, t.skills, t.capacity, t.listed
      """
          + FROM;

  private final JdbcClient jdbc;
  private final Members members;

  Mentors(JdbcClient jdbc, Members members) {
    this.jdbc = jdbc;
    this.members = members;
  }

  Optional<Mentor> find(MemberId id) {
    return jdbc.sql(SELECT + "m.id = ?").param(id).query(Mentor.class).optional();
  }

  /** How many mentees the mentor takes at a time, by the profile. */
  public int capacityOf(MemberId id) {
    return find(id).orElseThrow().profile().capacity();
  }

  /** The listed mentors who match all criteria, by name. */
  Page<Mentor> search(MentorSearch search, Paging paging) {
    var criteria = new StringBuilder("t.listed");
    var values = new ArrayList<Object>();
    for (var word : search.words()) {
      criteria.append(" and t.search_text like ?");
      values.add("%" + MentorSearch.escapeLike(word) + "%");
    }
    search
        .skillKey()
        .ifPresent(skill -> {
          criteria.append(
              " and exists (select from unnest(t.skills) skill where lower(skill) = ?)");
          values.add(skill);
        });
    search
        .languageKey()
        .ifPresent(language -> {
          criteria.append(" and ? = any (m.languages)");
          values.add(language);
        });
    var total =
        jdbc.sql("select count(*)" + FROM + criteria).params(values).query(Long.class).single();
    var page =
        jdbc.sql(SELECT + criteria + " order by lower(m.name), m.id limit ? offset ?")
            .params(values)
            .param(paging.size())
            .param(paging.offset())
            .query(Rows.of(Mentor.class))
            .list();
    return Page.of(page, paging, total);
  }

  /** The skills that listed mentors offer, the most frequent first. */
  List<String> skillsByFrequency(int limit) {
    return jdbc.sql(
            """
            select min(skill) from members.mentor t, unnest(t.skills) skill where t.listed
            group by lower(skill) order by count(*) desc, lower(skill) limit ?
            """)
        .param(limit)
        .query(Rows.of(String.class))
        .list();
  }

  /** The languages that listed mentors speak. */
  List<String> languages() {
    return jdbc.sql(
            """
            select distinct language from members.member m join members.mentor t on t.id = m.id,
              unnest(m.languages) language
            where t.listed order by language
            """)
        .query(Rows.of(String.class))
        .list();
  }

  /**
   * Inserts or updates both rows of a mentor.
   *
   * @return the mentor with the new version
   * @throws org.springframework.dao.OptimisticLockingFailureException if changed since it was read
   */
  Mentor save(Mentor mentor) {
    var member = members.save(mentor.member());
    var profile = mentor.profile();
    jdbc.sql(
            """
            insert into members.mentor (id, headline, bio, skills, capacity, listed, search_text)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set
              headline = excluded.headline, bio = excluded.bio, skills = excluded.skills,
              capacity = excluded.capacity, listed = excluded.listed,
              search_text = excluded.search_text
            """)
        .params(
            mentor.id(),
            profile.headline(),
            profile.bio(),
            profile.skills().toArray(String[]::new),
            profile.capacity(),
            mentor.listed(),
            searchText(profile))
        .update();
    return mentor.withVersion(member.version());
  }

  private static String searchText(MentorProfile profile) {
    return String.join(
            "\n",
            profile.name(),
            profile.headline(),
            profile.bio(),
            String.join("\n", profile.skills()))
        .toLowerCase(Locale.ROOT);
  }
}
