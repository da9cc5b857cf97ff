package dev.tandem.eventing;

import dev.tandem.eventing.BenchmarkContender.SpringContender;
import dev.tandem.eventing.events.Noted;
import dev.tandem.eventing.log.Partitioner;
import dev.tandem.eventing.relay.OutboxRelay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Measures how fast a backlog in all partitions but one drains, and how it delays new events. */
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

  /**
   * @return the application, which has delivered the whole backlog
   */
  SpringContender run() throws InterruptedException {
    var contender =
        new SpringContender(
            postgres.app(BenchmarkApplications.EventLogWithOneListener.class, "backlog", Map.of()));
    var relay = contender.app().getBean(OutboxRelay.class);
    relay.stop();
    appendEvents(contender, WARM_UP);
    relay.start();
    var count = contender.listener();
    ThroughputBenchmark.waitUntil(() -> count.value() == (long) WARM_UP * BACKLOG_PARTITIONS);
    relay.stop();
    appendEvents(contender, EVENTS_PER_PARTITION);
    long before = count.value();
    var meter = postgres.startMeter();
    long start = System.nanoTime();
    relay.start();
    var last = Thread.ofVirtual().start(() -> backlogLatencies.add(latency(contender, 0)));
    long probes = 1;
    while (count.value() - before < (long) EVENTS_PER_PARTITION * BACKLOG_PARTITIONS + probes - 1) {
      unaffectedLatencies.add(latency(contender, BACKLOG_PARTITIONS));
      probes++;
      TimeUnit.MILLISECONDS.sleep(20);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    var usage = meter.stop();
    last.join();
    reportResult(seconds, usage);
    return contender;
  }

  private static void appendEvents(SpringContender contender, int events) {
    for (int partition = 0; partition < BACKLOG_PARTITIONS; partition++) {
      contender
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
              events);
    }
  }

  private void reportResult(double seconds, ResourceUsage usage) {
    unaffectedLatencies.sort(Double::compare);
    report.add(
        "### A backlog of %,d events in %d of %d partitions",
        EVENTS, BACKLOG_PARTITIONS, Partitioner.PARTITION_COUNT);
    report.add("");
    report.add("| | |");
    report.add("|---|---|");
    report.add("| drained in | %.1f s, %.0f events/s |", seconds, EVENTS / seconds);
    report.add(
        "| machine load | %s; %.0f µs of CPU time per event |",
        usage.description(), usage.cpuMicrosPerEvent(EVENTS));
    report.add(
        "| commit to listener meanwhile, in the partition without a backlog | p50 %.1f ms, p99 %.1f ms of %d |",
        unaffectedLatencies.get(unaffectedLatencies.size() / 2),
        unaffectedLatencies.get(unaffectedLatencies.size() * 99 / 100),
        unaffectedLatencies.size());
    report.add(
        "| a new event in a partition with a backlog | waits for the events before it: %.1f s |",
        backlogLatencies.getFirst() / 1e3);
    report.add("");
    report.add(
        "Keys that share a partition with a backlog wait for it. To overtake it, a consumer would have to know whether an event of the same key lies in the backlog, which takes an index over the keys of the log (a further index entry with every event that is published, for good) and a mark for each event that was delivered early. At the rate above, a partition's backlog is gone before that would pay off. A slow subscription can be detached by pausing or replaying it, so that it does not delay the others.");
    report.add("");
  }

  private static double latency(SpringContender contender, int partition) {
    var key = UUID.randomUUID();
    while (Partitioner.partitionOf(key) != partition) {
      key = UUID.randomUUID();
    }
    var text = "fresh " + key;
    var arrived = contender.listener().arrivalOf(text);
    contender.publish(Noted.about(key, 1, text));
    long committed = System.nanoTime();
    return Math.max(0, (arrived.join() - committed) / 1e6);
  }
}
