package dev.tandem.eventing;

import dev.tandem.eventing.BenchContender.Published;
import dev.tandem.eventing.events.Noted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A backlog in all lanes but one: how fast it drains, and what new events notice of it. */
final class BenchBacklog {

  private static final int EVENTS = Integer.getInteger("bench.backlog", 1_000_000);
  private static final int LANES = Lane.COUNT - 1;
  private static final int SHARE = EVENTS / LANES;
  private static final int WARM_UP = 10_000;

  private final BenchPostgres postgres;
  private final BenchReport report;
  private final List<Double> elsewhere = new ArrayList<>();
  private final List<Double> behind = new ArrayList<>();

  BenchBacklog(BenchPostgres postgres, BenchReport report) {
    this.postgres = postgres;
    this.report = report;
  }

  /** The application, with its million events behind it. */
  Published run() throws InterruptedException {
    var published = new Published(postgres.app(BenchApps.Ours.class, "backlog", Map.of()));
    var relay = published.app().getBean(Relay.class);
    relay.stop();
    fill(published, WARM_UP);
    relay.start();
    var count = published.count();
    BenchThroughput.waitUntil(() -> count.value() == (long) WARM_UP * LANES);
    relay.stop();
    fill(published, SHARE);
    long before = count.value();
    var meter = postgres.meter();
    long start = System.nanoTime();
    relay.start();
    var last = Thread.ofVirtual().start(() -> behind.add(latency(published, 0)));
    long probes = 1;
    while (count.value() - before < (long) SHARE * LANES + probes - 1) {
      elsewhere.add(latency(published, LANES));
      probes++;
      TimeUnit.MILLISECONDS.sleep(20);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    var load = meter.stop();
    last.join();
    say(seconds, load);
    return published;
  }

  private static void fill(Published published, int share) {
    for (int lane = 0; lane < LANES; lane++) {
      published
          .jdbc()
          .update(
              """
              insert into eventing.event_log (lane, pos, event_id, name, key, correlation_id, payload)
              select ?, nextval(('eventing.lane_' || ?)::regclass), uuidv7(), 'sample.noted', uuidv7(),
                     uuidv7(), ?
                from generate_series(1, ?)
              """,
              lane,
              lane,
              BenchContender.PAYLOAD,
              share);
    }
  }

  private void say(double seconds, BenchLoad load) {
    elsewhere.sort(Double::compare);
    report.say("### A backlog of %,d events in %d of %d lanes", EVENTS, LANES, Lane.COUNT);
    report.say("");
    report.say("| | |");
    report.say("|---|---|");
    report.say("| drained in | %.1f s, %.0f events a second |", seconds, EVENTS / seconds);
    report.say(
        "| the machine meanwhile | %s; %.0f µs of processor time an event |",
        load.words(), load.micros(EVENTS));
    report.say(
        "| commit to listener meanwhile, keys of the lane without a backlog | p50 %.1f ms, p99 %.1f ms of %d |",
        elsewhere.get(elsewhere.size() / 2),
        elsewhere.get(elsewhere.size() * 99 / 100),
        elsewhere.size());
    report.say(
        "| a new event of a lane with a backlog | waits for what is before it in the lane: %.1f s |",
        behind.getFirst() / 1e3);
    report.say("");
    report.say(
        "Keys that share a lane with a backlog wait for it. To overtake it, a reader would have to know whether an event of the same key lies in the backlog, which takes an index over the keys of the log (a further index entry with every event that is published, for good) and a mark for each event that was delivered early. At the rate above a lane's backlog is gone before that would pay; a subscription that is slow by itself is given cursors of its own by pausing or replaying it, so that it holds up nobody else.");
    report.say("");
  }

  private static double latency(Published published, int lane) {
    var key = UUID.randomUUID();
    while (Lane.of(key) != lane) {
      key = UUID.randomUUID();
    }
    var text = "fresh " + key;
    var arrived = published.count().awaited(text);
    published.publish(Noted.about(key, 1, text));
    long committed = System.nanoTime();
    return Math.max(0, (arrived.join() - committed) / 1e6);
  }
}
