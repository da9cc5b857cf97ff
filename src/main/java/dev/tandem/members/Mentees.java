package dev.tandem.members;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

@Repository
class Mentees {

  private final JdbcClient jdbc;

  Mentees(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Mentee> find(MemberId id) {
    return jdbc.sql(
            """
            select m.id, m.name, m.languages, m.zone, m.version, t.goals, t.topics
            from members.mentee t join members.member m on m.id = t.id where m.id = ?
            """)
        .param(id.value())
        .query(Mentees::toMentee)
        .optional();
  }

  void add(Mentee mentee) {
    jdbc.sql("insert into members.mentee (id, goals, topics) values (?, ?, ?)")
        .params(
            mentee.id().value(),
            mentee.goals().goals(),
            mentee.goals().topics().toArray(String[]::new))
        .update();
  }

  void update(Mentee mentee) {
    jdbc.sql("update members.mentee set goals = ?, topics = ? where id = ?")
        .params(
            mentee.goals().goals(),
            mentee.goals().topics().toArray(String[]::new),
            mentee.id().value())
        .update();
  }

  private static Mentee toMentee(ResultSet row, int number) throws SQLException {
    var aims =
        new LearningGoals(
            row.getString("name"),
            row.getString("goals"),
            Members.strings(row, "topics"),
            Members.strings(row, "languages"),
            row.getString("zone"));
    return new Mentee(new MemberId(row.getObject("id", UUID.class)), aims, row.getLong("version"));
  }
}
