package dev.tandem.signals.evidence;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.signals.judge.PairedBlocks;
import dev.tandem.signals.judge.Tally;
import java.time.Instant;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds up the paired times of each {@link PairedBlocks block} of ten buckets, which has a sign. */
@Repository
public class BlockStore {

  private final JdbcClient jdbc;

  BlockStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Report report) {
    jdbc.sql(
            """
            insert into signals.paired_block as known (module, started_at, slower, not_slower)
            values (:module, :block_start, :slower, :not_slower)
            on conflict (module, started_at) do update
               set slower = known.slower + excluded.slower,
                   not_slower = known.not_slower + excluded.not_slower
            """)
        .paramSource(report)
        .update();
  }

  /** Replaces the blocks of a module by those of the reports that are kept of it. */
  void countAgain(String module) {
    jdbc.sql("delete from signals.paired_block where module = ?").param(module).update();
    jdbc.sql(
            """
            insert into signals.paired_block (module, started_at, slower, not_slower)
            select module, block_start, sum(slower), sum(not_slower)
              from signals.report where module = ? and decided = 0 group by module, block_start
            """)
        .param(module)
        .update();
  }

  /** The signs of the blocks that began before the given time; a draw has none. */
  public Tally signs(String module, Instant before) {
    return jdbc.sql(
            """
            select count(*) as trials, count(*) filter (where slower > not_slower) as hits
              from signals.paired_block
             where module = ? and started_at < ? and slower <> not_slower
            """)
        .params(module, before)
        .query(Rows.of(Tally.class))
        .single();
  }
}
