package dev.tandem.members.application;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.time.Ids;
import dev.tandem.members.person.MemberId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was written about applications; nothing is changed afterwards. */
@Repository
class ApplicationMessages {

  private final JdbcClient jdbc;

  ApplicationMessages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void append(MemberId application, ApplicationMessage message) {
    jdbc.sql(
            """
            insert into members.application_message
              (id, application_id, author_id, kind, question, text, written_at)
            values (:id, :application, :author, :kind, :question, :text, :writtenAt)
            """)
        .param("id", Ids.next())
        .param("application", application.value())
        .param("author", message.authorId())
        .param("kind", message.kind().name())
        .param("question", message.question())
        .param("text", message.text())
        .param("writtenAt", message.writtenAt())
        .update();
  }

  List<ApplicationMessage> list(MemberId application) {
    return jdbc.sql(
            """
            select author_id, kind, question, text, written_at from members.application_message
            where application_id = ? order by written_at, id
            """)
        .param(application.value())
        .query(Rows.of(ApplicationMessage.class))
        .list();
  }
}
