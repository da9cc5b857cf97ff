package dev.tandem.preferences.choice;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.preferences.decision.MemberAnswers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everything that members have chosen, to which rows are only added. */
@Repository
public class ChoiceLog {

  private final JdbcClient jdbc;

  ChoiceLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void append(UUID member, long version, NewChoice choice, ChoiceContext context, Instant now) {
    jdbc.sql(
            """
            insert into preferences.choice
              (member_id, version, question, value, confirmed, source, actor, chosen_at, wording)
            values (:member, :version, :question, :value, :confirmed, :source, :actor, :now, :wording)
            """)
        .param("member", member)
        .param("version", version)
        .param("question", choice.question().key())
        .param("value", choice.value())
        .param("confirmed", choice.confirmed())
        .param("source", context.source())
        .param("actor", context.actor())
        .param("now", now)
        .param("wording", context.wording())
        .update();
  }

  /** The member's choices, the newest first. */
  public List<RecordedChoice> history(UUID member) {
    return jdbc.sql(
            """
            select version, question, value, confirmed, source, actor, chosen_at, wording
            from preferences.choice where member_id = ? order by version desc, question
            """)
        .param(member)
        .query(Rows.of(RecordedChoice.class))
        .list();
  }

  public MemberAnswers currentOf(UUID member) {
    return fold(history(member).reversed());
  }

  /**
   * @param choices of one member, the oldest first
   */
  static MemberAnswers fold(List<RecordedChoice> choices) {
    var answers = new AnswerFold();
    choices.forEach(it -> answers.add(it.question(), it.value(), it.confirmed()));
    return answers.current();
  }
}
