package dev.tandem.members;

import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

@Repository
class Mentors {

  private static final String SELECT_MENTOR =
      """
      select m.id, m.name, m.languages, m.zone, m.version,
             t.headline, t.bio, t.skills, t.capacity, t.listed
      from members.mentor t join members.member m on m.id = t.id
      """;

  private final JdbcClient jdbc;

  Mentors(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Mentor> find(MemberId id) {
    return jdbc.sql(SELECT_MENTOR + "where m.id = ?")
        .param(id.value())
        .query(Mentors::toMentor)
        .optional();
  }

  /** The listed mentors in whom every asked word is found, by name. */
  Page<Mentor> search(MentorSearch search, Paging paging) {
    var found = new StringBuilder(" where t.listed");
    var values = new ArrayList<Object>();
    for (var word : search.words()) {
      found.append(" and t.searched like ?");
      values.add("%" + word.replaceAll("[\\\\%_]", "\\\\$0") + "%");
    }
    search
        .skillKey()
        .ifPresent(it -> {
          found.append(" and exists (select from unnest(t.skills) skill where lower(skill) = ?)");
          values.add(it);
        });
    search
        .languageKey()
        .ifPresent(it -> {
          found.append(" and ? = any (m.languages)");
          values.add(it);
        });
    var total =
        jdbc.sql(
                "select count(*) from members.mentor t join members.member m on m.id = t.id"
                    + found)
            .params(values)
            .query(Long.class)
            .single();
    var page =
        jdbc.sql(SELECT_MENTOR + found + " order by lower(m.name), m.id limit ? offset ?")
            .params(values)
            .param(paging.size())
            .param(paging.offset())
            .query(Mentors::toMentor)
            .list();
    return Page.of(page, paging, total);
  }

  /** The skills that listed mentors offer, those offered most first. */
  List<String> skillsByFrequency(int most) {
    return jdbc.sql(
            """
            select min(skill) from members.mentor t, unnest(t.skills) skill where t.listed
            group by lower(skill) order by count(*) desc, lower(skill) limit ?
            """)
        .param(most)
        .query((row, number) -> row.getString(1))
        .list();
  }

  List<String> languages() {
    return jdbc.sql(
            """
            select distinct language from members.member m join members.mentor t on t.id = m.id,
              unnest(m.languages) language
            where t.listed order by language
            """)
        .query((row, number) -> row.getString(1))
        .list();
  }

  void add(Mentor mentor) {
    var profile = mentor.profile();
    jdbc.sql(
            """
            insert into members.mentor (id, headline, bio, skills, capacity, listed, searched)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            mentor.id().value(),
            profile.headline(),
            profile.bio(),
            profile.skills().toArray(String[]::new),
            profile.capacity(),
            mentor.listed(),
            searchText(profile))
        .update();
  }

  void update(Mentor mentor) {
    var profile = mentor.profile();
    jdbc.sql(
            """
            update members.mentor
            set headline = ?, bio = ?, skills = ?, capacity = ?, listed = ?, searched = ?
            where id = ?
            """)
        .params(
            profile.headline(),
            profile.bio(),
            profile.skills().toArray(String[]::new),
            profile.capacity(),
            mentor.listed(),
            searchText(profile),
            mentor.id().value())
        .update();
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

  private static Mentor toMentor(ResultSet row, int number) throws SQLException {
    var profile =
        new MentorProfile(
            row.getString("name"),
            row.getString("headline"),
            row.getString("bio"),
            Members.strings(row, "skills"),
            Members.strings(row, "languages"),
            row.getString("zone"),
            row.getInt("capacity"));
    return new Mentor(
        new MemberId(row.getObject("id", UUID.class)),
        profile,
        row.getBoolean("listed"),
        row.getLong("version"));
  }
}
