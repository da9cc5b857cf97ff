package dev.tandem.members.directory;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.members.SearchTerms;
import dev.tandem.members.person.Mentor;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Searches the listed mentors by a statement that is composed of the criteria. */
@Repository
class ListedMentors {

  private static final String FROM =
      " from members.mentor t join members.member m on m.id = t.id where ";

  private static final String SELECT =
      """
      select m.id, m.name, m.languages, m.zone, m.joined_at, m.version,
        t.headline, t.bio, t.skills, t.capacity, t.listed
      """;

  private final JdbcClient jdbc;

  ListedMentors(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Only the mentor themselves and operators see a mentor who is not listed; a mentor may have
   * chosen to be seen by members of their cohorts only.
   */
  Optional<Mentor> find(UUID id, Caller viewer) {
    var seen = viewer.maySee(id) ? "" : " and t.listed and " + ProfileVisibility.CONDITION;
    return jdbc.sql(SELECT + FROM + "m.id = :id" + seen)
        .param("id", id)
        .param("viewer", viewer.memberId())
        .query(Rows.of(Mentor.class))
        .optional();
  }

  /** The listed mentors who match all criteria and whom the viewer sees, by name. */
  Page<Mentor> search(MentorFilter filter, Caller viewer, Paging paging) {
    var criteria = new StringBuilder("t.listed");
    var values = new HashMap<String, Object>();
    if (!viewer.is(Role.OPERATOR)) {
      criteria.append(" and ").append(ProfileVisibility.CONDITION);
      values.put("viewer", viewer.memberId());
    }
    for (var word : filter.words()) {
      var name = "word" + values.size();
      criteria.append(" and t.search_text like :").append(name);
      values.put(name, SearchTerms.pattern(word));
    }
    filter
        .skillKey()
        .ifPresent(skill -> {
          criteria.append(
              " and exists (select from unnest(t.skills) skill where members.fold(skill) = :skill)");
          values.put("skill", skill);
        });
    filter
        .languageKey()
        .ifPresent(language -> {
          criteria.append(" and :language = any (m.languages)");
          values.put("language", language);
        });
    var total =
        jdbc.sql("select count(*)" + FROM + criteria).params(values).query(Long.class).single();
    var page =
        jdbc.sql(
                SELECT
                    + FROM
                    + criteria
                    + " order by lower(m.name), m.id limit :limit offset :offset")
            .params(values)
            .param("limit", paging.size())
            .param("offset", paging.offset())
            .query(Rows.of(Mentor.class))
            .list();
    return Page.of(page, paging, total);
  }
}
