package dev.tandem.scheduling.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.tandem.scheduling.BookingFixtures;
import dev.tandem.scheduling.BookingSteps;
import dev.tandem.scheduling.SlotTestCase;
import dev.tandem.scheduling.process.CancellationService;
import dev.tandem.scheduling.seat.WaitlistService;
import dev.tandem.scheduling.seat.WaitlistStatus;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.PageStates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What the pages say and offer about a slot and about a place on its waiting list. */
class SlotStatesTests extends SlotTestCase {

  static final Map<String, String> ACTIONS =
      Map.of(
          "BOOK", "Book ",
          "SESSION", "Show the session",
          "JOIN", ">Join the waiting list<",
          "LEAVE", "/scheduling/waitlist/leave");

  @Autowired MockMvc mvc;
  @Autowired BookingSteps steps;
  @Autowired WaitlistService waitlistService;
  @Autowired CancellationService cancellationService;

  enum State {
    FREE,
    BOOKED,
    TAKEN,
    KEPT,
    PAST
  }

  static List<PageStates.Row> slots() {
    return PageStates.of("SLOT");
  }

  static List<PageStates.Row> waits() {
    return PageStates.of("WAITING");
  }

  @Test
  void everyStateHasALineForEachViewer() {
    PageStates.assertComplete("SLOT", State.values(), "MENTEE", "MENTOR", "OPERATOR");
    PageStates.assertComplete("WAITING", WaitlistStatus.values(), "MENTEE");
  }

  @ParameterizedTest
  @MethodSource("slots")
  void thePageOfASlotSaysAndOffersWhatIsTrue(PageStates.Row row) throws Exception {
    switch (State.valueOf(row.state())) {
      case FREE -> {}
      case BOOKED -> steps.book(mentee, offering, start);
      case TAKEN -> steps.book(UUID.randomUUID(), offering, start);
      case KEPT -> offerSeat();
      case PAST -> clock.adjustTo(start.plusSeconds(60));
    }

    var page = read("/scheduling/book?offering=" + offering + "&startsAt=" + start, row.viewer());

    row.assertSaid(PageStates.textOf(page));
    assertThat(offered(form(page))).isEqualTo(row.offers());
  }

  @ParameterizedTest
  @MethodSource("waits")
  void thePageOfSessionsSaysAndOffersWhatIsTrue(PageStates.Row row) throws Exception {
    switch (WaitlistStatus.valueOf(row.state())) {
      case WAITING -> {
        steps.book(UUID.randomUUID(), offering, start);
        join();
      }
      case OFFERED -> offerSeat();
      case TAKEN -> {
        offerSeat();
        steps.book(mentee, offering, start);
      }
      case LAPSED -> {
        offerSeat();
        clock.advance(Duration.ofMinutes(31));
      }
      case LEFT -> {
        offerSeat();
        waitlistService.leave(mentee, offering, start);
      }
    }

    var page = read("/scheduling/sessions", row.viewer());

    row.assertSaid(PageStates.textOf(page.substring(page.indexOf("<main"))));
    assertThat(offered(page)).isEqualTo(row.offers());
  }

  private void offerSeat() {
    var other = UUID.randomUUID();
    var id = steps.book(other, offering, start);
    join();
    cancellationService.cancel(id, BookingSteps.mentee(other), BookingFixtures.PRICE, null);
  }

  private void join() {
    waitlistService.join(BookingSteps.mentee(mentee), offering, start);
  }

  private String read(String path, String viewer) throws Exception {
    RequestPostProcessor user =
        switch (viewer) {
          case "MENTEE" -> LoggedInAs.mentee(mentee);
          case "MENTOR" -> LoggedInAs.mentor(mentor);
          default -> LoggedInAs.operator();
        };
    return mvc.perform(get(path).with(user)).andReturn().getResponse().getContentAsString();
  }

  /** The part of the page below its heading. */
  private static String form(String page) {
    return page.substring(page.indexOf("</h1>"));
  }

  private static TreeSet<String> offered(String page) {
    return ACTIONS.entrySet().stream()
        .filter(action -> page.contains(action.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
