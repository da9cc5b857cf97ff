package dev.tandem.eventing;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The resources that a part of a benchmark used.
 *
 * @param seconds of wall-clock time
 * @param cores of the machine
 * @param postgres CPU seconds of the server and all its sessions
 * @param jvm CPU seconds of this process
 * @param busy share of the machine that was busy, 0 to 1, whatever the process
 * @param fsyncs of the write-ahead log
 * @param wal bytes of the write-ahead log
 * @param statements that sessions sent
 * @param transactions that wrote
 */
public record ResourceUsage(
    double seconds,
    int cores,
    double postgres,
    double jvm,
    double busy,
    long fsyncs,
    long wal,
    long statements,
    long transactions) {

  public String description() {
    return "PostgreSQL %.0f %%, this JVM %.0f %%, others %.0f %% of %d cores; %.0f fsyncs/s and %.1f MB/s of write-ahead log"
        .formatted(
            100 * postgres / capacity(),
            100 * jvm / capacity(),
            100 * otherProcesses(),
            cores,
            fsyncs / seconds,
            wal / seconds / 1e6);
  }

  private double capacity() {
    return seconds * cores;
  }

  double otherProcesses() {
    return Math.max(0, busy - (postgres + jvm) / capacity());
  }

  double cpuMicrosPerEvent(double events) {
    return (postgres + jvm) * 1e6 / events;
  }

  /** As cells of a table. */
  String costsPerEvent(double events) {
    return "%.0f µs + %.0f µs | %.2f | %.2f | %.2f | %.0f | %.0f %%"
        .formatted(
            postgres * 1e6 / events,
            jvm * 1e6 / events,
            statements / events,
            transactions / events,
            fsyncs / events,
            wal / events,
            100 * busy);
  }

  public ResourceUsage plus(ResourceUsage added) {
    double both = seconds + added.seconds;
    return new ResourceUsage(
        both,
        cores,
        postgres + added.postgres,
        jvm + added.jvm,
        (busy * seconds + added.busy * added.seconds) / both,
        fsyncs + added.fsyncs,
        wal + added.wal,
        statements + added.statements,
        transactions + added.transactions);
  }

  /** Measures from its creation until it is stopped. */
  public static final class ResourceMeter {

    private static final OperatingSystemMXBean MACHINE =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final JdbcTemplate jdbc;
    private final ProcessHandle server;
    private final long start;
    private final double postgres;
    private final double jvm;
    private final Map<String, Object> counts;

    ResourceMeter(JdbcTemplate jdbc, ProcessHandle server) {
      this.jdbc = jdbc;
      this.server = server;
      this.counts = counts();
      this.postgres = postgres();
      this.jvm = jvm();
      MACHINE.getCpuLoad();
      this.start = System.nanoTime();
    }

    public ResourceUsage stop() {
      double seconds = (System.nanoTime() - start) / 1e9;
      double busy = MACHINE.getCpuLoad();
      double jvmNow = jvm();
      double postgresNow = postgres();
      var now = counts();
      return new ResourceUsage(
          seconds,
          MACHINE.getAvailableProcessors(),
          postgresNow - postgres,
          jvmNow - jvm,
          busy,
          difference(now, "fsyncs"),
          difference(now, "wal"),
          difference(now, "statements"),
          difference(now, "transactions"));
    }

    private long difference(Map<String, Object> now, String counter) {
      return ((Number) now.get(counter)).longValue() - ((Number) counts.get(counter)).longValue();
    }

    private static double jvm() {
      return MACHINE.getProcessCpuTime() / 1e9;
    }

    private double postgres() {
      return Stream.concat(Stream.of(server), server.descendants())
          .mapToDouble(
              process -> process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3)
          .sum();
    }

    private Map<String, Object> counts() {
      return jdbc.queryForMap(
          """
          select (select sum(fsyncs) from pg_stat_io where object = 'wal')::bigint as fsyncs,
                 pg_current_wal_insert_lsn() - '0/0'::pg_lsn as wal,
                 (select sum(calls) from pg_stat_statements)::bigint as statements,
                 pg_snapshot_xmax(pg_current_snapshot())::text::bigint as transactions
          """);
    }
  }
}
