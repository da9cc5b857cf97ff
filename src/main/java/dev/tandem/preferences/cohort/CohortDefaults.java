package dev.tandem.preferences.cohort;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.preferences.choice.DefaultsOfCohorts;
import dev.tandem.preferences.decision.Answer;
import dev.tandem.preferences.decision.CohortAnswers;
import dev.tandem.preferences.decision.CohortAnswers.CohortAnswer;
import dev.tandem.preferences.decision.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What operators set for the members of cohorts, to which rows are only added. */
@Repository
public class CohortDefaults implements DefaultsOfCohorts {

  private static final String COLUMNS =
      """
      d.cohort_id, c.name as cohort, d.version, d.topic, d.channel, d.value, d.actor, d.set_at
      """;

  private final JdbcClient jdbc;

  CohortDefaults(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The current answers of all open cohorts that the member is in. */
  @Override
  public CohortAnswers of(UUID member) {
    return combine(
        jdbc.sql(
                """
                select distinct on (d.cohort_id, d.topic, d.channel)
                """
                    + COLUMNS
                    + """
                    from preferences.enrolment e
                    join preferences.cohort c on c.cohort_id = e.cohort_id and not c.closed
                    join preferences.cohort_default d on d.cohort_id = e.cohort_id
                    where e.member_id = ?
                    order by d.cohort_id, d.topic, d.channel, d.version desc
                    """)
            .param(member)
            .query(Rows.of(CohortDefault.class))
            .list());
  }

  @Override
  public Map<UUID, CohortAnswers> of(Collection<UUID> members) {
    var byMember = new HashMap<UUID, List<CohortDefault>>();
    jdbc.sql(
            """
            select distinct on (e.member_id, d.cohort_id, d.topic, d.channel) e.member_id,
            """
                + COLUMNS
                + """
                from preferences.enrolment e
                join preferences.cohort c on c.cohort_id = e.cohort_id and not c.closed
                join preferences.cohort_default d on d.cohort_id = e.cohort_id
                where e.member_id = any(?)
                order by e.member_id, d.cohort_id, d.topic, d.channel, d.version desc
                """)
        .param(members.toArray(UUID[]::new))
        .query(Rows.of(DefaultOfMember.class))
        .list()
        .forEach(it ->
            byMember.computeIfAbsent(it.memberId(), member -> new ArrayList<>()).add(it.value()));
    var answers = new HashMap<UUID, CohortAnswers>();
    byMember.forEach((member, current) -> answers.put(member, combine(current)));
    return answers;
  }

  private record DefaultOfMember(
      UUID memberId, @Embedded(onEmpty = OnEmpty.USE_EMPTY) CohortDefault value) {}

  /** Where two cohorts of a member contradict each other, the member gets less mail. */
  static CohortAnswers combine(List<CohortDefault> current) {
    var answers = new HashMap<String, CohortAnswer>();
    for (var each : current) {
      if (each.value() != Answer.UNSET) {
        answers.merge(
            CohortAnswersByQuestion.questionOf(each).key(),
            new CohortAnswer(each.value(), each.cohort()),
            (one, other) -> one.answer() == Answer.OFF ? one : other);
      }
    }
    return new CohortAnswers(answers);
  }

  /** All that was set for a cohort, the newest first. */
  public List<CohortDefault> history(UUID cohort) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                from preferences.cohort_default d
                join preferences.cohort c on c.cohort_id = d.cohort_id
                where d.cohort_id = ? order by d.version desc, d.topic
                """)
        .param(cohort)
        .query(Rows.of(CohortDefault.class))
        .list();
  }

  void append(
      UUID cohort,
      long version,
      Question.OfTopic question,
      Answer answer,
      UUID operator,
      Instant now) {
    jdbc.sql(
            """
            insert into preferences.cohort_default
              (cohort_id, version, topic, channel, value, actor, set_at)
            values (:cohort, :version, :topic, :channel, :value, :actor, :now)
            """)
        .param("cohort", cohort)
        .param("version", version)
        .param("topic", question.topic().key())
        .param("channel", question.channel().key())
        .param("value", answer)
        .param("actor", operator)
        .param("now", now)
        .update();
  }
}
