package dev.tandem.eventing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.eventing.SampleListeners.DeliveryRecorder;
import dev.tandem.eventing.SampleListeners.TestPublisher;
import dev.tandem.eventing.admin.DeliveryAdministration;
import dev.tandem.eventing.delivery.ConsumerRegistration;
import dev.tandem.eventing.delivery.EventDelivery;
import dev.tandem.eventing.delivery.Forwarder;
import dev.tandem.eventing.delivery.OutboxRelay;
import dev.tandem.eventing.delivery.Subscriptions;
import dev.tandem.eventing.events.Noted;
import dev.tandem.eventing.log.Cursors;
import dev.tandem.eventing.log.EventLog;
import dev.tandem.eventing.log.EventTypes;
import dev.tandem.eventing.log.LogSegments;
import dev.tandem.eventing.modules.ModuleSelectionLock;
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
import org.springframework.beans.factory.ObjectProvider;
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
  @Autowired EventLog log;
  @Autowired EventTypes types;
  @Autowired LogSegments logSegments;
  @Autowired DeliveryAdministration administration;
  @Autowired ModuleSelectionLock selectionLock;
  @Autowired ObjectProvider<Forwarder> forwarder;
  @Autowired Subscriptions subscriptions;
  @Autowired AutowireCapableBeanFactory beans;
  @Autowired EventingProperties properties;

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
    return EventingConfiguration.outboxRelay(
        beans.createBean(EventDelivery.class),
        beans.createBean(Cursors.class),
        subscriptions,
        types,
        beans.createBean(ConsumerRegistration.class),
        forwarder,
        selectionLock,
        administration,
        logSegments,
        properties);
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
