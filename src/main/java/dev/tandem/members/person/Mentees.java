package dev.tandem.members.person;

import java.util.Optional;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores mentees. */
@Repository
class Mentees {

  private final JdbcClient jdbc;
  private final Members members;

  Mentees(JdbcClient jdbc, Members members) {
    this.jdbc = jdbc;
    this.members = members;
  }

  Optional<Mentee> find(MemberId id) {
    return jdbc.sql(
            """
            select m.id, m.name, m.languages, m.zone, m.joined_at, m.version, t.goals, t.topics
            from members.mentee t join members.member m on m.id = t.id where m.id = ?
            """)
        .param(id)
        .query(Mentee.class)
        .optional();
  }

  /**
   * Inserts or updates both rows of a mentee.
   *
   * @return the mentee with the new version
   * @throws org.springframework.dao.OptimisticLockingFailureException if changed since it was read
   */
  Mentee save(Mentee mentee) {
    var member = members.save(mentee.member());
    jdbc.sql(
            """
            insert into members.mentee (id, goals, topics) values (?, ?, ?)
            on conflict (id) do update set goals = excluded.goals, topics = excluded.topics
            """)
        .params(mentee.id(), mentee.goals().goals(), mentee.goals().topics().toArray(String[]::new))
        .update();
    return mentee.withVersion(member.version());
  }
}
