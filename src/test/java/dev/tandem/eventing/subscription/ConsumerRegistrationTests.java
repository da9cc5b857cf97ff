package dev.tandem.eventing.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.eventing.EventingSlice;
import dev.tandem.eventing.SampleListeners.DeliveryRecorder;
import dev.tandem.eventing.SampleListeners.TestPublisher;
import dev.tandem.eventing.events.Noted;
import dev.tandem.testing.Deliveries;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@EventingSlice
class ConsumerRegistrationTests {

  @Autowired DeliveryRecorder recorder;
  @Autowired TestPublisher publisher;
  @Autowired JdbcClient jdbc;
  @Autowired JdbcTemplate template;
  @Autowired PlatformTransactionManager transactions;

  @BeforeEach
  void createTable() {
    recorder.createTable();
  }

  @Test
  void remembersTheEventTypesOfEachSubscription() {
    var types = new SubscribedEventTypes(template);
    types.update("sample.changed", Set.of("sample.old", "sample.kept"), Set.of());

    types.update("sample.changed", Set.of("sample.kept"), Set.of("sample.kept", "sample.noted"));
    assertThat(types.subscribersOf("sample.old")).containsExactly("sample.changed");
    assertThat(types.subscribersOf("sample.kept")).containsExactly("sample.changed");

    types.update("sample.changed", Set.of("sample.kept"), Set.of("sample.kept", "sample.old"));
    assertThat(types.subscribersOf("sample.old")).isEmpty();
    assertThat(types.subscribersOf("sample.kept")).containsExactly("sample.changed");
    assertThat(types.subscribersOf("sample.answered")).contains("sample.answers");
  }

  @Test
  void startsNewSubscriptionsAtTheEndOfTheLog() {
    publisher.publish(Noted.about(UUID.randomUUID(), 1, "long ago"));
    Deliveries.awaitAll(jdbc);

    register("newcomer", List.of("newcomer.listens"));

    assertThat(
            jdbc.sql(
                    """
                    select count(*) from eventing.event_log e
                      join eventing.cursor c on c.partition = e.partition
                     where c.consumer = 'newcomer' and e.position > c.position
                    """)
                .query(Integer.class)
                .single())
        .isZero();
    removeCursors("newcomer");
  }

  @Test
  void startsANewModuleThatMayHearItAtTheBeginningOfTheLogButNoModuleTwice() {
    publisher.publish(Noted.about(UUID.randomUUID(), 1, "long ago"));
    Deliveries.awaitAll(jdbc);

    registerFromTheStart("historian");
    assertThat(toRead("historian")).isEqualTo(allEvents()).isPositive();

    jdbc.sql("update eventing.cursor set position = 1000000 where consumer = 'historian'").update();
    registerFromTheStart("historian");
    assertThat(toRead("historian")).as("a known module goes on where it was").isZero();
    removeCursors("historian");
  }

  @Test
  void retiresASubscriptionWithoutAListenerAndTakesItBack() {
    register("changing", List.of("changing.kept", "changing.removed"));

    register("changing", List.of("changing.kept"));
    assertThat(registrations("changing.removed")).containsOnly("RETIRED");
    assertThat(registrations("changing")).containsOnly("CURRENT");

    register("changing", List.of("changing.kept", "changing.removed"));
    assertThat(registrations("changing.removed")).containsOnly("CURRENT");
    removeCursors("changing");
  }

  private void register(String module, List<String> subscriptions) {
    new ConsumerRegistration(template, transactions).register(module, subscriptions);
  }

  private void registerFromTheStart(String module) {
    new ConsumerRegistration(template, transactions)
        .register(module, List.of(module + ".listens"), true);
  }

  private long toRead(String module) {
    return jdbc.sql(
            """
            select count(*) from eventing.event_log e
              join eventing.cursor c on c.partition = e.partition
             where c.consumer = ? and e.position > c.position
            """)
        .param(module)
        .query(Long.class)
        .single();
  }

  private long allEvents() {
    return jdbc.sql("select count(*) from eventing.event_log").query(Long.class).single();
  }

  private List<String> registrations(String consumer) {
    return jdbc.sql("select registration from eventing.cursor where consumer = ?")
        .param(consumer)
        .query(String.class)
        .list();
  }

  private void removeCursors(String module) {
    jdbc.sql("delete from eventing.cursor where module = ?").param(module).update();
  }
}
