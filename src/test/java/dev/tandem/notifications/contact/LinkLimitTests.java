package dev.tandem.notifications.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.kernel.web.Problem;
import dev.tandem.testing.ModuleTest;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody can have a mailbox filled with links, however often somebody asks. */
@ModuleTest
class LinkLimitTests {

  @Autowired AddressRequests requests;
  @Autowired ContactService contacts;
  @Autowired AdjustableClock clock;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void tenThousandSignUpsAtOnceSendThreeLinksAnHourAndTenADay() throws Exception {
    var name = UUID.randomUUID().toString();
    askAtOnce(name, 10_000);
    assertThat(links(name)).isEqualTo(3);
    for (int hour = 0; hour < 5; hour++) {
      clock.adjustTo(clock.instant().plus(Duration.ofMinutes(61)));
      askAtOnce(name, 20);
    }
    assertThat(links(name)).isEqualTo(10);
    await()
        .until(() ->
            jdbc.sql(
                    """
                    select count(*) from notifications.message m
                    join notifications.contact c on c.id = m.contact_id
                    where c.address_key like ? and m.kind = 'SIGN_UP'
                    """)
                .param(name + "%")
                .query(Long.class)
                .single()
                .equals(10L));
    clock.adjustTo(clock.instant().plus(Duration.ofHours(25)));
    askAtOnce(name, 20);
    await().until(() -> links(name) == 3);
  }

  @Test
  void aMemberHasFewLinksSentToOthersAndIsToldWhy() {
    var member = UUID.randomUUID();
    for (int i = 0; i < 3; i++) {
      contacts.change(member, UUID.randomUUID() + "@example.org", "", "en");
    }
    var before = addressesOf(member);
    assertThatThrownBy(() -> contacts.change(member, UUID.randomUUID() + "@example.org", "", "en"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("You have asked for 3 links within an hour");
    assertThat(addressesOf(member)).isEqualTo(before);

    clock.adjustTo(clock.instant().plus(Duration.ofMinutes(61)));
    contacts.change(member, UUID.randomUUID() + "@example.org", "", "en");
  }

  private void askAtOnce(String name, int count) throws Exception {
    try (var executor = Executors.newFixedThreadPool(4)) {
      var tasks =
          IntStream.range(0, count)
              .<Callable<Void>>mapToObj(i ->
                  () -> {
                    requests.add(
                        AddressRequestKind.SIGN_UP, name + "+" + i + "@example.org", "Mia", "en");
                    return null;
                  })
              .toList();
      for (var result : executor.invokeAll(tasks)) {
        result.get();
      }
    }
  }

  private long links(String name) {
    return jdbc.sql("select count(*) from notifications.address_request where mailbox_key = ?")
        .param(name + "@example.org")
        .query(Long.class)
        .single();
  }

  private long addressesOf(UUID member) {
    return jdbc.sql("select count(*) from notifications.contact where member_id = ?")
        .param(member)
        .query(Long.class)
        .single();
  }
}
