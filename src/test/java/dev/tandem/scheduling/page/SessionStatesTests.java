package dev.tandem.scheduling.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.scheduling.BookingFixtures;
import dev.tandem.scheduling.BookingSteps;
import dev.tandem.scheduling.SchedulingModuleTest;
import dev.tandem.scheduling.attendance.CompletionService;
import dev.tandem.scheduling.attendance.NoShowService;
import dev.tandem.scheduling.attendance.NoShowSettlement;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.ProcessSignal;
import dev.tandem.scheduling.events.NoShowOutcome;
import dev.tandem.scheduling.process.ApprovalService;
import dev.tandem.scheduling.process.CancellationService;
import dev.tandem.scheduling.process.ProcessRunner;
import dev.tandem.testing.LoggedInAs;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

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
    CALENDAR("Add to my calendar"),
    MY_SESSIONS("All my sessions"),
    ALL_BOOKINGS("All bookings");

    private final String markup;

    Action(String markup) {
      this.markup = markup;
    }
  }

  enum State {
    HELD,
    HOLD_RUN_OUT,
    DECLINED_CARD,
    PENDING,
    PENDING_RUN_OUT,
    DECLINED,
    CONFIRMED,
    IN_PROGRESS,
    ENDED,
    COMPLETED,
    COMPLETED_LONG_AGO,
    NO_SHOW,
    DISPUTED,
    SETTLED,
    CANCELLED
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HELD | MENTEE | Your payment is being confirmed. The slot is held until | CANCEL CALENDAR MY_SESSIONS
          HELD | MENTOR | The payment is being confirmed. The slot is held until | CANCEL CALENDAR MY_SESSIONS
          HELD | OPERATOR | The payment is being confirmed. The slot is held until | CANCEL ALL_BOOKINGS
          HOLD_RUN_OUT | MENTEE | The payment was not confirmed in time. The session was not booked, and nothing has to be paid. | BOOK MY_SESSIONS
          HOLD_RUN_OUT | MENTOR | The payment was not confirmed in time. | MY_SESSIONS
          HOLD_RUN_OUT | OPERATOR | The payment was not confirmed in time. | ALL_BOOKINGS
          DECLINED_CARD | MENTEE | so that you can pay in another way | BOOK MY_SESSIONS
          DECLINED_CARD | MENTOR | The payment did not go through | MY_SESSIONS
          PENDING | MENTEE | Ada has until %s to accept your request. Otherwise you get the full price back. | CANCEL CALENDAR MY_SESSIONS
          PENDING | MENTOR | This request waits for your answer until %s. Otherwise the mentee gets the full price back. | APPROVE CALENDAR MY_SESSIONS
          PENDING | OPERATOR | The request waits for the answer of Ada until %s. | APPROVE CANCEL ALL_BOOKINGS
          PENDING_RUN_OUT | MENTEE | The mentor did not answer in time. The session was not booked, and the full price is refunded. | MY_SESSIONS
          PENDING_RUN_OUT | MENTOR | The mentor did not answer in time. | MY_SESSIONS
          DECLINED | MENTEE | This session was cancelled. The mentor declined. | MY_SESSIONS
          CONFIRMED | MENTEE | The session is confirmed and paid for. | CANCEL RESCHEDULE CALENDAR MY_SESSIONS
          CONFIRMED | MENTOR | The session is confirmed and paid for. | CANCEL RESCHEDULE CALENDAR MY_SESSIONS
          CONFIRMED | OPERATOR | The session is confirmed and paid for. | CANCEL RESCHEDULE ALL_BOOKINGS
          IN_PROGRESS | MENTEE | The session is in progress. | NO_SHOW CALENDAR MY_SESSIONS
          IN_PROGRESS | MENTOR | The session is in progress. | NO_SHOW CALENDAR MY_SESSIONS
          IN_PROGRESS | OPERATOR | The session is in progress. | NO_SHOW ALL_BOOKINGS
          ENDED | MENTEE | It counts as completed unless a no-show is reported until | NO_SHOW MY_SESSIONS
          ENDED | MENTOR | It counts as completed unless a no-show is reported until | COMPLETE NO_SHOW MY_SESSIONS
          ENDED | OPERATOR | It counts as completed unless a no-show is reported until | COMPLETE NO_SHOW ALL_BOOKINGS
          COMPLETED | MENTEE | The session took place. | NO_SHOW MY_SESSIONS
          COMPLETED | MENTOR | The session took place. | MY_SESSIONS
          COMPLETED | OPERATOR | The session took place. | NO_SHOW ALL_BOOKINGS
          COMPLETED_LONG_AGO | MENTEE | The session took place. | MY_SESSIONS
          COMPLETED_LONG_AGO | OPERATOR | Open a claim if someone has complained | NO_SHOW ALL_BOOKINGS
          NO_SHOW | MENTEE | The mentor did not attend. This can be disputed until | MY_SESSIONS
          NO_SHOW | MENTOR | The mentor did not attend. This can be disputed until | DISPUTE MY_SESSIONS
          NO_SHOW | OPERATOR | The mentor did not attend. This can be disputed until | RESOLVE ALL_BOOKINGS
          DISPUTED | MENTEE | This is disputed, and an operator will decide. | MY_SESSIONS
          DISPUTED | MENTOR | This is disputed, and an operator will decide. | MY_SESSIONS
          DISPUTED | OPERATOR | This is disputed, and an operator will decide. | RESOLVE ALL_BOOKINGS
          SETTLED | MENTEE | The mentor did not attend. | MY_SESSIONS
          SETTLED | MENTOR | The mentor did not attend. | MY_SESSIONS
          SETTLED | OPERATOR | The mentor did not attend. | NO_SHOW ALL_BOOKINGS
          CANCELLED | MENTEE | This session was cancelled. Cancelled by the mentee. | MY_SESSIONS
          CANCELLED | MENTOR | This session was cancelled. Cancelled by the mentee. | MY_SESSIONS
          CANCELLED | OPERATOR | This session was cancelled. Cancelled by the mentee. | ALL_BOOKINGS
          """)
  void thePageSaysAndOffersWhatIsTrue(State state, String viewer, String sentence, String actions)
      throws Exception {
    var id = bookingIn(state);

    var page = pageFor(viewer, id);

    assertThat(text(page)).contains(sentence.replace("%s", dueText(page)));
    assertThat(offered(page)).isEqualTo(actionsOf(actions));
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
      case CANCELLED -> {
        var id = confirmed();
        cancellationService.cancel(id, BookingSteps.mentee(mentee), BookingFixtures.PRICE, null);
        yield id;
      }
    };
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

  private String pageFor(String viewer, BookingId id) throws Exception {
    var user =
        switch (viewer) {
          case "MENTEE" -> LoggedInAs.mentee(mentee);
          case "MENTOR" -> LoggedInAs.mentor(mentor);
          default -> LoggedInAs.operator();
        };
    return mvc.perform(get("/scheduling/sessions/" + id.value()).with(user))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  /** The start: it comes before the two days in which a mentor answers. */
  private String dueText(String page) {
    var time = page.substring(page.indexOf("<time"));
    var text = time.substring(time.indexOf('>') + 1, time.indexOf("</time>"));
    return text.substring(0, text.indexOf('–'));
  }

  private static String text(String page) {
    return page.replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
  }

  private static Set<Action> offered(String page) {
    var main = page.substring(page.indexOf("<main"));
    return Stream.of(Action.values())
        .filter(action -> main.contains(action.markup))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Action> actionsOf(String names) {
    return Arrays.stream(names.strip().split(" "))
        .map(Action::valueOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
