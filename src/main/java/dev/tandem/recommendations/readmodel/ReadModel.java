package dev.tandem.recommendations.readmodel;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The copies of other modules' facts. Nothing in them is our own, so they can be thrown away and
 * heard again; ratings, choices and matches are our own and stay.
 */
@Component
public class ReadModel {

  static final List<String> TABLES =
      List.of("mentor", "availability", "offering", "mentee", "session", "cohort", "enrolment");

  private final JdbcClient jdbc;

  ReadModel(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empties the copies; replaying the events to the listeners fills them again. */
  @Transactional
  public void clear() {
    TABLES.forEach(it -> jdbc.sql("delete from recommendations." + it).update());
  }
}
