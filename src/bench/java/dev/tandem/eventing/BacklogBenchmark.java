package dev.tandem.eventing;

import dev.tandem.eventing.BenchmarkContender.SpringContender;
import dev.tandem.eventing.delivery.OutboxRelay;
import dev.tandem.eventing.events.Noted;
import dev.tandem.eventing.log.Partitioner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A backlog in all partitions but one: how fast it drains, and what new events notice of it. */
final class BacklogBenchmark {

  private static final int EVENTS = Integer.getInteger("bench.backlog", 1_000_000);
  private static final int BACKLOG_PARTITIONS = Partitioner.PARTITION_COUNT - 1;
  private static final int EVENTS_PER_PARTITION = EVENTS / BACKLOG_PARTITIONS;
  private static final int WARM_UP = 10_000;

  private final BenchmarkPostgres postgres;
  private final BenchmarkReport report;
  private final List<Double> unaffectedLatencies = new ArrayList<>();
  private final List<Double> backlogLatencies = new ArrayList<>();

  BacklogBenchmark(BenchmarkPostgres postgres, BenchmarkReport report) {
    this.postgres = postgres;
    this.report = report;
  }

  /** The application, with its million events behind it. */
  SpringContender run() throws InterruptedException {
    var published =
        new SpringContender(
            postgres.app(BenchmarkApplications.EventLogWithOneListener.class, "backlog", Map.of()));
    var relay = published.app().getBean(OutboxRelay.class);
    relay.stop();
    appendEvents(published, WARM_UP);
    relay.start();
    var count = published.listener();
    ThroughputBenchmark.waitUntil(() -> count.value() == (long) WARM_UP * BACKLOG_PARTITIONS);
    relay.stop();
    appendEvents(published, EVENTS_PER_PARTITION);
    long before = count.value();
    var meter = postgres.startMeter();
    long start = System.nanoTime();
    relay.start();
    var last = Thread.ofVirtual().start(() -> backlogLatencies.add(latency(published, 0)));
    long probes = 1;
    while (count.value() - before < (long) EVENTS_PER_PARTITION * BACKLOG_PARTITIONS + probes - 1) {
      unaffectedLatencies.add(latency(published, BACKLOG_PARTITIONS));
      probes++;
      TimeUnit.MILLISECONDS.sleep(20);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    var load = meter.stop();
    last.join();
    reportResult(seconds, load);
    return published;
  }

  private static void appendEvents(SpringContender published, int share) {
    for (int partition = 0; partition < BACKLOG_PARTITIONS; partition++) {
      published
          .jdbc()
          .update(
              """
              insert into eventing.event_log (partition, position, event_id, name, key, correlation_id, payload)
              select ?, nextval(('eventing.partition_' || ?)::regclass), uuidv7(), 'sample.noted', uuidv7(),
                     uuidv7(), ?
                from generate_series(1, ?)
              """,
              partition,
              partition,
              BenchmarkContender.PAYLOAD,
              share);
    }
  }

  private void reportResult(double seconds, ResourceUsage load) {
    unaffectedLatencies.sort(Double::compare);
    report.add(
        "### A backlog of %,d events in %d of %d partitions",
        EVENTS, BACKLOG_PARTITIONS, Partitioner.PARTITION_COUNT);
    report.add("");
    report.add("| | |");
    report.add("|---|---|");
    report.add("| drained in | %.1f s, %.0f events a second |", seconds, EVENTS / seconds);
    report.add(
        "| the machine meanwhile | %s; %.0f µs of processor time an event |",
        load.description(), load.cpuMicrosPerEvent(EVENTS));
    report.add(
        "| commit to listener meanwhile, keys of the partition without a backlog | p50 %.1f ms, p99 %.1f ms of %d |",
        unaffectedLatencies.get(unaffectedLatencies.size() / 2),
        unaffectedLatencies.get(unaffectedLatencies.size() * 99 / 100),
        unaffectedLatencies.size());
    report.add(
        "| a new event of a partition with a backlog | waits for what is before it in the partition: %.1f s |",
        backlogLatencies.getFirst() / 1e3);
    report.add("");
    report.add(
        "Keys that share a partition with a backlog wait for it. To overtake it, a consumer would have to know whether an event of the same key lies in the backlog, which takes an index over the keys of the log (a further index entry with every event that is published, for good) and a mark for each event that was delivered early. At the rate above a partition's backlog is gone before that would pay; a subscription that is slow by itself is given cursors of its own by pausing or replaying it, so that it holds up nobody else.");
    report.add("");
  }

  private static double latency(SpringContender published, int partition) {
    var key = UUID.randomUUID();
    while (Partitioner.partitionOf(key) != partition) {
      key = UUID.randomUUID();
    }
    var text = "fresh " + key;
    var arrived = published.listener().arrivalOf(text);
    published.publish(Noted.about(key, 1, text));
    long committed = System.nanoTime();
    return Math.max(0, (arrived.join() - committed) / 1e6);
  }
}
