package dev.tandem.scheduling.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.access.identity.Role;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.scheduling.BookingFixtures;
import dev.tandem.scheduling.BookingSteps;
import dev.tandem.scheduling.SlotTestCase;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.ProcessSignal;
import dev.tandem.scheduling.events.FundingKind;
import dev.tandem.scheduling.offering.OfferingId;
import dev.tandem.scheduling.process.CancellationService;
import dev.tandem.scheduling.process.ProcessRunner;
import dev.tandem.scheduling.slot.OfferingService;
import dev.tandem.testing.Deliveries;
import dev.tandem.testing.LoggedInAs;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** What pages say about a slot: free, full, kept, booked, or not for the viewer. */
class SlotPagesTests extends SlotTestCase {

  @Autowired MockMvc mvc;
  @Autowired BookingSteps steps;
  @Autowired CancellationService cancellationService;
  @Autowired OfferingService offeringService;
  @Autowired ProcessRunner processRunner;
  @Autowired ApplicationEventPublisher publisher;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void chooseStart() {
    start = fixtures.startAfter(Duration.ofHours(40));
  }

  @Test
  void aSlotThatIsKeptForTheMenteeIsNotCalledTaken() throws Exception {
    var id = steps.book(UUID.randomUUID(), offering, start);
    join(mentee).andExpect(status().isFound());
    cancel(id);

    assertThat(bookingPage(LoggedInAs.mentee(mentee)))
        .contains("Kept for you until", "Book for 50.00 EUR")
        .doesNotContain("This slot is taken", "Join the waiting list");
    assertThat(bookingPage(LoggedInAs.mentee(UUID.randomUUID())))
        .contains("This slot is taken", "Join the waiting list")
        .doesNotContain("Book for");
    assertThat(sessionsPage()).contains("An hour", "with <span>Ada</span>", "Kept for you until");
  }

  @Test
  void aSlotThatTheMenteeHasBookedSaysSo() throws Exception {
    var id = steps.book(mentee, offering, start);

    assertThat(bookingPage(LoggedInAs.mentee(mentee)))
        .contains("You have booked this session.", "/scheduling/sessions/" + id.value())
        .doesNotContain("This slot is taken", "Join the waiting list", "Book for");
    join(mentee).andExpect(status().isConflict());
    mvc.perform(
            post("/api/scheduling/bookings")
                .with(LoggedInAs.mentee(mentee))
                .contentType(MediaType.APPLICATION_JSON)
                .content(BookingFixtures.bookingJson(offering, start)))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value("You have already booked this session."));
  }

  @Test
  void aDeclinedCardKeepsTheSlotForAnotherPayment() throws Exception {
    var id = steps.hold(mentee, offering, start);
    processRunner.signal(id, new ProcessSignal.FundingRefused("Card declined", true));

    assertThat(bookingPage(LoggedInAs.mentee(mentee))).contains("Kept for you until", "Book for");
    assertThat(bookingPage(LoggedInAs.mentee(UUID.randomUUID()))).contains("This slot is taken");
    var second = steps.book(mentee, offering, start);
    assertThat(steps.find(second).status().isBlocking()).isTrue();
  }

  @Test
  void theSlotOfADeclinedCardIsFreeWhenTheHoldWouldHaveEnded() {
    var id = steps.hold(mentee, offering, start);
    processRunner.signal(id, new ProcessSignal.FundingRefused("Card declined", true));
    clock.advance(Duration.ofMinutes(11));

    steps.book(UUID.randomUUID(), offering, start);
  }

  @Test
  void theTimeToApproveEndsAtTheStart() throws Exception {
    offering = fixtures.createOffering(mentor, 1, true, false);
    assertThat(bookingPage(LoggedInAs.mentee(mentee))).contains("<span>until the start</span>");

    start = fixtures.startAfter(Duration.ofDays(3));
    assertThat(bookingPage(LoggedInAs.mentee(mentee))).contains("<span>2 days</span>");
  }

  @Test
  void whatTheCohortPaysIsNotPromisedToTheMentee() throws Exception {
    var cohort = UUID.randomUUID();
    publish(fixtures.enrolledEvent(cohort, mentee, Role.MENTEE));
    publish(fixtures.enrolledEvent(cohort, mentor, Role.MENTOR));
    Deliveries.awaitAll(jdbc);
    var id = steps.hold(mentee, offering, start, FundingKind.COHORT);
    steps.pay(id);

    assertThat(cancellation(LoggedInAs.mentee(mentee), id))
        .contains("Nothing is owed; the cohort’s bill shrinks by 50.00 EUR.")
        .doesNotContain("You get");
    assertThat(cancellation(LoggedInAs.mentor(mentor), id)).contains("strike against you");
    assertThat(cancellation(LoggedInAs.operator(), id)).contains("strike against the mentor");
  }

  @Test
  void aRequestThatIsCancelledIsNoStrike() throws Exception {
    offering = fixtures.createOffering(mentor, 1, true, false);
    var id = steps.book(mentee, offering, start);

    assertThat(cancellation(LoggedInAs.mentor(mentor), id)).doesNotContain("strike");
  }

  @Test
  void anOfferingForCohortsIsNotThereForOutsiders() throws Exception {
    offering = fixtures.createOffering(mentor, 1, false, true);

    assertFound(LoggedInAs.mentee(mentee), false);
    assertFound(LoggedInAs.mentor(UUID.randomUUID()), false);
    assertFound(LoggedInAs.mentor(mentor), true);
    assertFound(LoggedInAs.operator(), true);
    join(mentee).andExpect(status().isNotFound());
  }

  @Test
  void aWithdrawnOfferingIsOnlyThereForItsMentorAndOperators() throws Exception {
    offeringService.withdraw(new OfferingId(offering), BookingSteps.mentor(mentor));

    assertFound(LoggedInAs.mentee(mentee), false);
    assertFound(LoggedInAs.mentor(mentor), true);
    assertFound(LoggedInAs.operator(), true);
  }

  @Test
  void theBookingsOfOthersAreNotListed() throws Exception {
    var path = "/api/scheduling/bookings?member=";

    mvc.perform(get(path + UUID.randomUUID()).with(LoggedInAs.mentee(mentee)))
        .andExpect(status().isForbidden());
    mvc.perform(get(path + mentee).with(LoggedInAs.mentee(mentee))).andExpect(status().isOk());
    mvc.perform(get(path + mentee).with(LoggedInAs.operator())).andExpect(status().isOk());
  }

  @Test
  void aFilterForNobodyKeepsTheOtherFilters() throws Exception {
    var page =
        mvc.perform(get("/scheduling/bookings?status=HELD&member=Mia").with(LoggedInAs.operator()))
            .andExpect(status().isBadRequest())
            .andReturn()
            .getResponse()
            .getContentAsString();

    assertThat(page)
        .contains("“Mia” is not the ID of a member", "value=\"Mia\"", "selected=\"selected\"");
  }

  @Test
  void anOfferingIsPublishedOnceHoweverOftenTheButtonIsClicked() throws Exception {
    for (int i = 0; i < 2; i++) {
      mvc.perform(
          post("/scheduling/offerings")
              .with(LoggedInAs.mentor(mentor))
              .with(csrf())
              .param("key", "one click")
              .param("title", "Review")
              .param("minutes", "45")
              .param("price", "49.50")
              .param("currency", "EUR")
              .param("policy", "strict"));
    }

    mvc.perform(get("/api/scheduling/offerings?mentor=" + mentor).with(LoggedInAs.mentee(mentee)))
        .andExpect(jsonPath("$.total").value(2));
  }

  private void assertFound(RequestPostProcessor user, boolean found) throws Exception {
    var expected = found ? status().isOk() : status().isNotFound();
    mvc.perform(get("/api/scheduling/offerings/" + offering).with(user)).andExpect(expected);
    mvc.perform(get("/scheduling/book?offering=" + offering + "&startsAt=" + start).with(user))
        .andExpect(expected);
  }

  private ResultActions join(UUID member) throws Exception {
    return mvc.perform(
        post("/scheduling/waitlist")
            .param("offering", offering.toString())
            .param("startsAt", start.toString())
            .with(LoggedInAs.mentee(member))
            .with(csrf()));
  }

  private void cancel(BookingId id) {
    var booked = steps.find(id).menteeId();
    cancellationService.cancel(id, BookingSteps.mentee(booked), BookingFixtures.PRICE, null);
  }

  private String bookingPage(RequestPostProcessor user) throws Exception {
    return read("/scheduling/book?offering=" + offering + "&startsAt=" + start, user);
  }

  private String sessionsPage() throws Exception {
    return read("/scheduling/sessions", LoggedInAs.mentee(mentee));
  }

  private String cancellation(RequestPostProcessor user, BookingId id) throws Exception {
    return read("/scheduling/sessions/" + id.value() + "/cancellation", user);
  }

  private String read(String path, RequestPostProcessor user) throws Exception {
    return mvc.perform(get(path).with(user)).andReturn().getResponse().getContentAsString();
  }

  private void publish(PublishedEvent event) {
    transaction.executeWithoutResult(it -> publisher.publishEvent(event));
  }
}
