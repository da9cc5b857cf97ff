package dev.tandem.scheduling.process;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.access.memberdata.ErasureObjection;
import dev.tandem.access.memberdata.ErasureReport;
import dev.tandem.access.memberdata.MemberEraser;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.BookingFixtures;
import dev.tandem.scheduling.BookingSteps;
import dev.tandem.scheduling.SchedulingModuleTest;
import dev.tandem.scheduling.offering.Mentors;
import dev.tandem.testing.RowsOfOthers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of sessions, offerings and places when their mentor or mentee leaves. */
@SchedulingModuleTest
class SchedulingErasureTests {

  @Autowired LeavingMembers leaving;
  @Autowired BookingParties parties;
  @Autowired MemberEraser eraser;
  @Autowired SchedulingErasure erasure;
  @Autowired Clock clock;
  @Autowired Mentors mentors;
  @Autowired BookingFixtures fixtures;
  @Autowired BookingSteps steps;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  final UUID mentee = UUID.randomUUID();
  final UUID otherMentee = UUID.randomUUID();
  final UUID mentor = UUID.randomUUID();
  UUID offering;
  int sessions;

  @BeforeEach
  void createOffering() {
    offering = fixtures.createOffering(mentor, 1, false, false);
  }

  @Test
  void aSessionThatIsNotOverIsInTheWayOfBoth() {
    assertThat(leaving.objections(mentee)).isEmpty();

    var booking = book(mentee, 3);

    assertThat(leaving.objections(mentee))
        .extracting(ErasureObjection::reason)
        .containsExactly("bookings-ahead");
    assertThat(leaving.objections(mentor))
        .extracting(ErasureObjection::sentence)
        .containsExactly(
            "A session is not over. Cancel what is ahead, or wait until two days after the last"
                + " session.");
    set(booking, "CANCELLED", "Cancelled by Tandem.");
    assertThat(leaving.objections(mentee)).isEmpty();
  }

  @Test
  void anAbsenceThatIsNotDecidedIsInTheWay() {
    var booking = book(mentee, 3);
    set(booking, "NO_SHOW", "");
    jdbc.sql(
            """
            insert into scheduling.no_show (booking_id, absent, reported_by, reported_at)
            values (?, 'MENTEE', 'MENTOR', now())
            """)
        .param(booking)
        .update();

    assertThat(leaving.objections(mentee))
        .extracting(ErasureObjection::reason)
        .containsExactly("absence-open");
  }

  @Test
  void whoLeavesNeitherBooksNorIsBookedUnlessTheyStay() {
    var erasure = UUID.randomUUID();
    var other = fixtures.createOffering();
    leaving.add(erasure, mentee);
    var ofMentor = UUID.randomUUID();
    leaving.add(ofMentor, mentor);

    assertThatThrownBy(() -> steps.hold(mentee, other, start(3)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("You are leaving");
    assertThatThrownBy(() -> steps.hold(otherMentee, offering, start(3)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("slot-not-offered");

    leaving.remove(erasure, mentee);
    leaving.remove(ofMentor, mentor);
    steps.hold(mentee, other, start(3));
    steps.hold(otherMentee, offering, start(4));
  }

  /** Events may come in another order than they were sent. */
  @Test
  void whoStaysIsNotBlockedByAQuestionThatComesLate() {
    var erasure = UUID.randomUUID();
    leaving.remove(erasure, mentee);

    leaving.add(erasure, mentee);

    assertThat(parties.find(mentee, mentor, clock.instant()).menteeLeaves()).isFalse();
  }

  @Test
  void ofAMenteeOnlyOwnWordsAndTheCardGo() {
    var own = cancelled(mentee, "Cancelled by the mentee: “canary”.");
    var byMentor = cancelled(mentee, "Cancelled by the mentor: “his own words”.");
    cancelled(otherMentee, "Cancelled by the mentee: “words of somebody else”.");

    eraseAlone(mentee);

    assertThat(column("reason", own)).isEqualTo("Cancelled by the mentee.");
    assertThat(column("reason", byMentor)).contains("his own words");
    assertThat(column("title", own)).isEqualTo("An hour");
    assertThat(column("coalesce(funding_card, 'none')", own)).isEqualTo("none");
  }

  @Test
  void ofAMentorTheNameTheOfferingsAndTheirTitlesGo() {
    var booking = cancelled(mentee, "The mentor declined: “canary”.");
    var ofOther = fixtures.createOffering();

    var report = eraseAlone(mentor);

    assertThat(column("reason", booking)).isEqualTo("The mentor declined.");
    assertThat(column("title", booking)).isEqualTo("Session");
    assertThat(count("offering", "id", offering)).isZero();
    assertThat(count("offering", "id", ofOther)).isEqualTo(1);
    assertThat(count("availability", "mentor_id", mentor)).isZero();
    assertThat(report.erased()).extracting(it -> it.table()).contains("mentor", "booking");
    assertThat(report.retained()).extracting(it -> it.table()).contains("booking", "session");
  }

  @Test
  void anEventThatComesLaterBringsNoMentorBack() {
    erase(mentor);

    mentors.saveProfile(mentor, "canary", "UTC", 99);
    mentors.saveListing(mentor, true, 99);

    assertThat(count("mentor", "id", mentor)).isZero();
  }

  @Test
  void erasingTwiceChangesNothing() {
    cancelled(mentee, "Cancelled by the mentee: “canary”.");
    erase(mentee);

    eraseAlone(mentee);

    assertThat(count("erased_member", "member_id", mentee)).isEqualTo(1);
  }

  @Test
  void afterTenYearsTheNumberLeavesTheBookingAndTheOtherSideKeepsItsRecord() {
    var booking = cancelled(mentee, "Cancelled by the mentee.");
    erase(mentee);

    erasedAgo(mentee, 10, 0);
    erasure.removeExpired();
    assertThat(count("booking", "mentee_id", mentee)).as("on the last day").isEqualTo(1);

    erasedAgo(mentee, 10, 1);
    erasure.removeExpired();
    assertThat(count("booking", "mentee_id", mentee)).isZero();
    assertThat(count("booking", "mentor_id", mentor)).isEqualTo(1);
    assertThat(column("title", booking)).isEqualTo("An hour");

    erase(mentor);
    erasedAgo(mentor, 10, 1);
    erasure.removeExpired();
    assertThat(count("booking", "mentor_id", mentor)).isZero();
    assertThat(count("session", "mentor_id", mentor)).isZero();
    assertThat(
            column(
                "(select s.mentor_id = booking.mentor_id from scheduling.session s"
                    + " where s.id = booking.session_id)",
                booking))
        .as("what belongs together still does")
        .isEqualTo("t");
  }

  private void erasedAgo(UUID member, int years, int days) {
    var then = clock.instant().atOffset(UTC).minusYears(years).minusDays(days);
    jdbc.sql("update scheduling.erased_member set erased_at = ? where member_id = ?")
        .params(then, member)
        .update();
  }

  private ErasureReport eraseAlone(UUID member) {
    return RowsOfOthers.stay(
        transaction, jdbc, "scheduling", member, () -> eraser.erase("scheduling", member));
  }

  private ErasureReport erase(UUID member) {
    return Objects.requireNonNull(transaction.execute(_ -> eraser.erase("scheduling", member)));
  }

  private UUID cancelled(UUID by, String reason) {
    var booking = book(by, 2 * ++sessions);
    set(booking, "CANCELLED", reason);
    return booking;
  }

  private UUID book(UUID by, int hours) {
    return steps.book(by, offering, start(hours)).value();
  }

  private Instant start(int hours) {
    return fixtures.startAfter(Duration.ofDays(3).plusHours(hours));
  }

  private void set(UUID booking, String status, String reason) {
    jdbc.sql("update scheduling.booking set status = ?, reason = ? where id = ?")
        .params(status, reason, booking)
        .update();
    jdbc.sql("update scheduling.booking_process set due_at = null where booking_id = ?")
        .param(booking)
        .update();
  }

  private String column(String expression, UUID booking) {
    return jdbc.sql("select %s from scheduling.booking where id = ?".formatted(expression))
        .param(booking)
        .query(String.class)
        .single();
  }

  private int count(String table, String column, UUID id) {
    return jdbc.sql("select count(*) from scheduling.%s where %s = ?".formatted(table, column))
        .param(id)
        .query(Integer.class)
        .single();
  }
}
