package dev.tandem.signals.verdict;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The verdicts in force, and those that were given before. */
@Repository
public class Verdicts {

  private final JdbcClient jdbc;

  Verdicts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<GivenVerdict> find(String module, String signal) {
    return jdbc.sql(
            """
            select module, signal, version, verdict, e_value, observations, evidence, since,
                   given_at
              from signals.verdict where module = ? and signal = ?
            """)
        .params(module, signal)
        .query(Rows.of(GivenVerdict.class))
        .optional();
  }

  public List<GivenVerdict> all() {
    return jdbc.sql(
            """
            select module, signal, version, verdict, e_value, observations, evidence, since,
                   given_at
              from signals.verdict order by module, signal
            """)
        .query(Rows.of(GivenVerdict.class))
        .list();
  }

  public Page<GivenVerdict> history(String module, String signal, Paging paging) {
    var given =
        jdbc.sql(
                """
                select module, signal, version, verdict, e_value, observations, evidence, since,
                       given_at
                  from signals.verdict_history where module = ? and signal = ?
                 order by version desc limit ? offset ?
                """)
            .params(module, signal, paging.size(), paging.offset())
            .query(Rows.of(GivenVerdict.class))
            .list();
    long total =
        jdbc.sql("select count(*) from signals.verdict_history where module = ? and signal = ?")
            .params(module, signal)
            .query(Long.class)
            .single();
    return Page.of(given, paging, total);
  }

  /**
   * The verdicts that were in force within that time, in order.
   *
   * @param to exclusive
   */
  public List<GivenVerdict> during(String module, Instant from, Instant to) {
    return jdbc.sql(
            """
            select module, signal, version, verdict, e_value, observations, evidence, since,
                   given_at
              from signals.verdict_history as given
             where module = ? and given_at < ?
               and not exists (select from signals.verdict_history as later
                                where later.module = given.module and later.signal = given.signal
                                  and later.version > given.version and later.given_at <= ?)
             order by signal, version
            """)
        .params(module, to, from)
        .query(Rows.of(GivenVerdict.class))
        .list();
  }

  /**
   * The verdicts to roll back that were given in that time, in order.
   *
   * @param to exclusive
   */
  public List<GivenVerdict> bad(Instant from, Instant to) {
    return jdbc.sql(
            """
            select module, signal, version, verdict, e_value, observations, evidence, since,
                   given_at
              from signals.verdict_history
             where verdict = 'ROLL_BACK' and given_at >= ? and given_at < ?
             order by given_at, module, signal
            """)
        .params(from, to)
        .query(Rows.of(GivenVerdict.class))
        .list();
  }

  void save(GivenVerdict verdict) {
    jdbc.sql(
            """
            insert into signals.verdict
                   (module, signal, version, verdict, e_value, observations, evidence, since,
                    given_at)
            values (:module, :signal, :version, :verdict, :e_value, :observations, :evidence,
                    :since, :given_at)
            on conflict (module, signal) do update
               set version = excluded.version, verdict = excluded.verdict,
                   e_value = excluded.e_value, observations = excluded.observations,
                   evidence = excluded.evidence, since = excluded.since,
                   given_at = excluded.given_at
            """)
        .paramSource(verdict)
        .update();
  }

  void record(GivenVerdict verdict) {
    jdbc.sql(
            """
            insert into signals.verdict_history
                   (module, signal, version, verdict, e_value, observations, evidence, since,
                    given_at)
            values (:module, :signal, :version, :verdict, :e_value, :observations, :evidence,
                    :since, :given_at)
            """)
        .paramSource(verdict)
        .update();
  }
}
