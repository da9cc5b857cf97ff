package dev.tandem.notifications.occasion;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import dev.tandem.billing.events.RefundIssued;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.money.Money;
import dev.tandem.notifications.NotificationsFixture;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Whoever hears of a refund is told where the money goes. */
@ModuleTest
class RefundMessageTests {

  @Autowired ListableBeanFactory beans;
  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          CARD,       "with most banks it arrives"
          CREDITS,    "to your credits"
          RECEIVABLE, "Your cohort is billed"
          ,           "with most banks it arrives"
          """)
  void saysWhereTheMoneyGoes(@Nullable String to, String sentence) throws Exception {
    var fixture = new NotificationsFixture(beans);
    var now = clock.instant();
    var mentor = fixture.mentor("Ada", "UTC", now);
    var mentee = fixture.mentee(now);
    fixture.address(mentee, mentee + "@example.org", "Mia", "en");
    var offering = fixture.offering(mentor, "Query plans", now);
    var booking = fixture.heldBooking(mentor, mentee, offering, now.plus(Duration.ofDays(2)), now);

    fixture.deliver(
        new RefundIssued(
            EventMetadata.about(booking, 3, now),
            UUID.randomUUID(),
            booking,
            mentee,
            Money.of(5000, "EUR"),
            "Cancelled.",
            to));

    var id =
        jdbc.sql("select id from notifications.message where member_id = ? and kind = 'REFUNDED'")
            .param(mentee)
            .query(UUID.class)
            .single();
    mvc.perform(get("/notifications/messages/" + id).with(LoggedInAs.mentee(mentee)))
        .andExpect(content().string(containsString(sentence)));
  }
}
