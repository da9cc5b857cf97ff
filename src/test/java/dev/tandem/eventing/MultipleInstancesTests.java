package dev.tandem.eventing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.eventing.SampleListeners.DeliveryRecorder;
import dev.tandem.eventing.SampleListeners.TestPublisher;
import dev.tandem.eventing.events.Noted;
import dev.tandem.eventing.relay.OutboxRelay;
import dev.tandem.testing.Deliveries;
import dev.tandem.testing.ModuleTest;
import dev.tandem.testing.SecondInstance;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
@Import(SampleListeners.class)
@SecondInstance
class MultipleInstancesTests {

  @Autowired DeliveryRecorder recorder;
  @Autowired TestPublisher publisher;
  @Autowired JdbcClient jdbc;
  @Autowired AutowireCapableBeanFactory beans;

  @BeforeEach
  void createTable() {
    recorder.createTable();
  }

  @Test
  void severalInstancesShareTheWorkWithoutDoubleEffects() {
    var others = Stream.generate(this::newRelay).limit(3).toList();
    others.forEach(OutboxRelay::start);
    var keys = Stream.generate(UUID::randomUUID).limit(20).toList();

    IntStream.range(0, 400)
        .forEach(i -> publisher.publish(Noted.about(keys.get(i % 20), i / 20, "" + i / 20)));

    Deliveries.awaitAll(jdbc);
    others.forEach(OutboxRelay::stop);
    var inOrder = IntStream.range(0, 20).mapToObj(String::valueOf).toList();
    assertThat(keys).allSatisfy(key -> assertThat(recorder.texts("notes", key)).isEqualTo(inOrder));
    assertThat(keys).allSatisfy(key -> assertThat(recorder.texts("answers", key)).hasSize(20));
  }

  private OutboxRelay newRelay() {
    return beans.createBean(OutboxRelay.class);
  }

  @Test
  void costsLittleWhenNothingHappens() {
    Deliveries.awaitAll(jdbc);

    // PostgreSQL may report the statistics of a session up to 10 s late
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(transactionsPerSecond())
                .as("at 5 polls a second and one round of maintenance")
                .isBetween(0.5, 15.0));
  }

  private double transactionsPerSecond() throws InterruptedException {
    long before = statements();
    long start = System.nanoTime();
    TimeUnit.SECONDS.sleep(2);
    return (statements() - before) * 1e9 / (System.nanoTime() - start);
  }

  private long statements() {
    jdbc.sql("select pg_stat_force_next_flush()").query().listOfRows();
    return jdbc.sql(
            "select xact_commit + xact_rollback from pg_stat_database where datname = current_database()")
        .query(Long.class)
        .single();
  }
}
