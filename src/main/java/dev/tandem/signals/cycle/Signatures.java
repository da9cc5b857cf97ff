package dev.tandem.signals.cycle;

import dev.tandem.kernel.persistence.Rows;
import java.util.List;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who signed which review, for ever. */
@Repository
public class Signatures {

  private final JdbcClient jdbc;

  Signatures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The earliest comes first. */
  public List<Signature> of(Cycle cycle) {
    return jdbc.sql("select operator, words, at from signals.signature where cycle = ? order by at")
        .param(cycle.name())
        .query(Rows.of(Signature.class))
        .list();
  }

  /**
   * @return false if the operator has signed it already
   */
  public boolean add(Cycle cycle, Signature signature) {
    return jdbc.sql(
                """
                insert into signals.signature (cycle, operator, words, at) values (?, ?, ?, ?)
                on conflict do nothing
                """)
            .params(cycle.name(), signature.operator(), signature.words(), signature.at())
            .update()
        == 1;
  }
}
