package dev.tandem.scheduling.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.tandem.access.identity.Role;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.scheduling.BookingFixtures;
import dev.tandem.scheduling.BookingSteps;
import dev.tandem.scheduling.SchedulingModuleTest;
import dev.tandem.scheduling.attendance.CompletionService;
import dev.tandem.scheduling.attendance.NoShowService;
import dev.tandem.scheduling.attendance.NoShowSettlement;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingStatus;
import dev.tandem.scheduling.booking.ProcessSignal;
import dev.tandem.scheduling.events.FundingKind;
import dev.tandem.scheduling.events.NoShowOutcome;
import dev.tandem.scheduling.process.ApprovalService;
import dev.tandem.scheduling.process.CancellationService;
import dev.tandem.scheduling.process.ProcessRunner;
import dev.tandem.scheduling.samples.events.PaymentRevoked;
import dev.tandem.testing.Deliveries;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.PageStates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** What the page of a session says and offers, in each state and to each viewer. */
@SchedulingModuleTest
class SessionStatesTests {

  @Autowired MockMvc mvc;
  @Autowired BookingFixtures fixtures;
  @Autowired BookingSteps steps;
  @Autowired ProcessRunner processRunner;
  @Autowired ApprovalService approvalService;
  @Autowired CancellationService cancellationService;
  @Autowired CompletionService completionService;
  @Autowired NoShowService noShowService;
  @Autowired NoShowSettlement noShowSettlement;
  @Autowired AdjustableClock clock;
  @Autowired ApplicationEventPublisher publisher;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  UUID mentee;
  UUID mentor;
  Instant start;

  /** The actions that a page can offer, by what their markup contains. */
  enum Action {
    CANCEL("/cancellation"),
    RESCHEDULE("/reschedule"),
    APPROVE("/approval"),
    COMPLETE("/completion"),
    NO_SHOW("/no-show"),
    DISPUTE("/dispute"),
    RESOLVE("/resolution"),
    BOOK("/scheduling/book?"),
    BOOK_AGAIN("Book again<span"),
    CALENDAR("/session.ics"),
    MY_SESSIONS("All my sessions"),
    ALL_BOOKINGS("All bookings");

    private final String markup;

    Action(String markup) {
      this.markup = markup;
    }
  }

  enum State {
    HELD(BookingStatus.HELD),
    HOLD_RUN_OUT(BookingStatus.HELD),
    DECLINED_CARD(BookingStatus.EXPIRED),
    PENDING(BookingStatus.PENDING),
    PENDING_RUN_OUT(BookingStatus.PENDING),
    DECLINED(BookingStatus.CANCELLED),
    CONFIRMED(BookingStatus.CONFIRMED),
    IN_PROGRESS(BookingStatus.CONFIRMED),
    ENDED(BookingStatus.CONFIRMED),
    COMPLETED(BookingStatus.COMPLETED),
    COMPLETED_LONG_AGO(BookingStatus.COMPLETED),
    NO_SHOW(BookingStatus.NO_SHOW),
    DISPUTED(BookingStatus.NO_SHOW),
    SETTLED(BookingStatus.NO_SHOW),
    CANCELLED(BookingStatus.CANCELLED),
    CANCELLED_BY_MENTOR(BookingStatus.CANCELLED),
    CHARGED_BACK(BookingStatus.CANCELLED),
    MENTEE_ABSENT(BookingStatus.NO_SHOW),
    BILLED_REQUEST(BookingStatus.PENDING),
    BILLED_REQUEST_RUN_OUT(BookingStatus.PENDING),
    BILLED(BookingStatus.CONFIRMED);

    private final BookingStatus status;

    State(BookingStatus status) {
      this.status = status;
    }

    BookingStatus status() {
      return status;
    }
  }

  @BeforeEach
  void chooseTime() {
    mentee = UUID.randomUUID();
    mentor = UUID.randomUUID();
    start = fixtures.startAfter(Duration.ofHours(40));
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  static List<PageStates.Row> rows() {
    return PageStates.of("BOOKING");
  }

  @Test
  void everyStateHasALineForEachViewer() {
    PageStates.assertComplete(
        "BOOKING", State.values(), "MENTEE", "MENTOR", "OPERATOR", "STRANGER");
    assertThat(Stream.of(State.values()).map(State::status))
        .containsAll(List.of(BookingStatus.values()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void thePageSaysAndOffersWhatIsTrue(PageStates.Row row) throws Exception {
    var id = bookingIn(State.valueOf(row.state()));

    var response = pageFor(row.viewer(), id);

    assertThat(response.getStatus()).isEqualTo(row.isNotFound() ? 404 : 200);
    if (!row.isNotFound()) {
      var page = response.getContentAsString();
      var says = row.says().replace("%s", dueText(page));
      assertThat(PageStates.textOf(page)).contains(says);
      assertThat(offered(page)).isEqualTo(row.offers());
    }
  }

  @Test
  void theListOffersToBookTheSameSessionAgainOnceItTookPlace() throws Exception {
    var id = at(confirmed(), Duration.ofMinutes(60));
    var again = "/portal/mentors/%s?offering=%s".formatted(mentor, offeringOf(id));
    assertThat(sessions(LoggedInAs.mentee(mentee))).doesNotContain("Book again");

    completionService.complete(id, BookingSteps.mentor(mentor));

    assertThat(sessions(LoggedInAs.mentee(mentee))).contains(again, "Book again");
    assertThat(sessions(LoggedInAs.mentor(mentor))).doesNotContain("Book again");
    assertThat(pageFor("MENTEE", id).getContentAsString()).contains(again);
  }

  private UUID offeringOf(BookingId id) {
    return jdbc.sql("select offering_id from scheduling.booking where id = ?")
        .param(id.value())
        .query(UUID.class)
        .single();
  }

  private String sessions(RequestPostProcessor viewer) throws Exception {
    return mvc.perform(get("/scheduling/sessions").with(viewer))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private BookingId bookingIn(State state) {
    return switch (state) {
      case HELD -> hold();
      case HOLD_RUN_OUT -> later(hold(), Duration.ofMinutes(10));
      case DECLINED_CARD -> {
        var id = hold();
        processRunner.signal(id, new ProcessSignal.FundingRefused("Card declined", true));
        yield id;
      }
      case PENDING -> request();
      case PENDING_RUN_OUT -> later(request(), Duration.between(clock.instant(), start));
      case DECLINED -> {
        var id = request();
        approvalService.decide(id, BookingSteps.mentor(mentor), false, null);
        yield id;
      }
      case CONFIRMED -> confirmed();
      case IN_PROGRESS -> at(confirmed(), Duration.ofMinutes(15));
      case ENDED -> at(confirmed(), Duration.ofMinutes(60));
      case COMPLETED -> {
        var id = at(confirmed(), Duration.ofMinutes(60));
        completionService.complete(id, BookingSteps.mentor(mentor));
        yield id;
      }
      case COMPLETED_LONG_AGO -> later(bookingIn(State.COMPLETED), Duration.ofDays(3));
      case NO_SHOW -> {
        var id = at(confirmed(), Duration.ofMinutes(15));
        noShowService.report(id, BookingSteps.mentee(mentee), null);
        yield id;
      }
      case DISPUTED -> {
        var id = bookingIn(State.NO_SHOW);
        noShowService.dispute(id, BookingSteps.mentor(mentor));
        yield id;
      }
      case SETTLED -> {
        var id = bookingIn(State.NO_SHOW);
        noShowSettlement.resolve(id, BookingSteps.operator(), NoShowOutcome.MENTOR_ABSENT);
        yield id;
      }
      case CANCELLED_BY_MENTOR -> {
        var id = confirmed();
        cancellationService.cancel(
            id, BookingSteps.mentor(mentor), BookingFixtures.PRICE, "I am ill");
        yield id;
      }
      case CHARGED_BACK -> {
        var id = confirmed();
        takeBackPayment(id);
        yield id;
      }
      case MENTEE_ABSENT -> {
        var id = at(confirmed(), Duration.ofMinutes(15));
        noShowService.report(id, BookingSteps.mentor(mentor), null);
        yield id;
      }
      case BILLED_REQUEST -> billed(true);
      case BILLED_REQUEST_RUN_OUT -> later(billed(true), Duration.between(clock.instant(), start));
      case BILLED -> billed(false);
      case CANCELLED -> {
        var id = confirmed();
        cancellationService.cancel(
            id, BookingSteps.mentee(mentee), BookingFixtures.PRICE, "I am ill");
        yield id;
      }
    };
  }

  private void takeBackPayment(BookingId id) {
    publish(
        new PaymentRevoked(
            EventMetadata.about(id.value(), 2, clock.instant()),
            id.value(),
            "The bank took the payment back."));
  }

  /** Mentee and mentor share a cohort, whose organisation pays. */
  private BookingId billed(boolean approval) {
    var cohort = UUID.randomUUID();
    publish(fixtures.enrolledEvent(cohort, mentee, Role.MENTEE));
    publish(fixtures.enrolledEvent(cohort, mentor, Role.MENTOR));
    var offering = fixtures.createOffering(mentor, 1, approval, false);
    var id = steps.hold(mentee, offering, start, FundingKind.COHORT);
    steps.pay(id);
    return id;
  }

  private void publish(PublishedEvent event) {
    transaction.executeWithoutResult(_ -> publisher.publishEvent(event));
    Deliveries.awaitAll(jdbc);
  }

  private BookingId hold() {
    return steps.hold(mentee, fixtures.createOffering(mentor, 1, false, false), start);
  }

  private BookingId request() {
    return steps.book(mentee, fixtures.createOffering(mentor, 1, true, false), start);
  }

  private BookingId confirmed() {
    var id = hold();
    steps.pay(id);
    return id;
  }

  private BookingId later(BookingId id, Duration time) {
    clock.advance(time);
    return id;
  }

  private BookingId at(BookingId id, Duration afterStart) {
    clock.adjustTo(start.plus(afterStart));
    return id;
  }

  private MockHttpServletResponse pageFor(String viewer, BookingId id) throws Exception {
    var user =
        switch (viewer) {
          case "MENTEE" -> LoggedInAs.mentee(mentee);
          case "MENTOR" -> LoggedInAs.mentor(mentor);
          case "OPERATOR" -> LoggedInAs.operator();
          default -> LoggedInAs.mentee(UUID.randomUUID());
        };
    return mvc.perform(get("/scheduling/sessions/" + id.value()).with(user))
        .andReturn()
        .getResponse();
  }

  /** The start: it comes before the two days in which a mentor answers. */
  private String dueText(String page) {
    var time = page.substring(page.indexOf("<time"));
    var text = time.substring(time.indexOf('>') + 1, time.indexOf("</time>"));
    return text.substring(0, text.indexOf('–'));
  }

  private static Set<String> offered(String page) {
    var main = page.substring(page.indexOf("<main"));
    return Stream.of(Action.values())
        .filter(action -> main.contains(action.markup))
        .map(Action::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
