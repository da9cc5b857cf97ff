package dev.tandem.notifications.occasion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.access.memberdata.MemberEraser;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.members.events.MentorApplicationChanged;
import dev.tandem.notifications.NotificationsFixture;
import dev.tandem.testing.ModuleTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever applies as a mentor is told what an operator asked and decided. */
@ModuleTest
class ApplicationMessageTests {

  @Autowired ListableBeanFactory beans;
  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired MemberEraser eraser;
  @Autowired Clock clock;

  final UUID applicant = UUID.randomUUID();
  NotificationsFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new NotificationsFixture(beans);
    fixture.address(applicant, applicant + "@example.org", "Ada", "en");
  }

  @Test
  void aQuestionAndADecisionAreToldOnceEachHoweverOftenTheyAreHeard() {
    for (var decision : List.of("ACCEPTED", "DECLINED")) {
      var events =
          List.of(event(1, "WAITING"), event(2, "ASKED"), event(3, "WAITING"), event(4, decision));
      for (var event : events) {
        fixture.deliver(event);
        fixture.deliver(event);
      }
      assertThat(kinds()).containsExactly("APPLICATION_ASKED", "APPLICATION_" + decision);
      jdbc.sql("delete from notifications.message where member_id = ?").param(applicant).update();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ASKED, You find our question on your start page",
    "ACCEPTED, mentees can find you from now on",
    "DECLINED, the reason is on your start page"
  })
  void theApplicantReadsItOnThePageOfMessagesBeforeBeingAMember(String state, String sentence)
      throws Exception {
    fixture.deliver(event(2, state));

    var id =
        jdbc.sql("select id from notifications.message where member_id = ?")
            .param(applicant)
            .query(UUID.class)
            .single();
    mvc.perform(get("/notifications/messages").with(newcomer()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("/notifications/messages/" + id)));
    mvc.perform(get("/notifications/messages/" + id).with(newcomer()))
        .andExpect(content().string(containsString(sentence)));
  }

  /** In one transaction, so that nothing is sent in between. */
  @ParameterizedTest
  @CsvSource({"WAITING, ", "ACCEPTED, APPLICATION_ACCEPTED", "DECLINED, APPLICATION_DECLINED"})
  void aQuestionThatWaitsForTheMailServerIsNotSentAfterWhatFollowedIt(String state, String told) {
    transaction.executeWithoutResult(_ -> {
      fixture.deliver(event(2, "ASKED"));
      fixture.deliver(event(3, state));
    });

    assertThat(
            jdbc.sql(
                    """
                    select note from notifications.message
                    where member_id = ? and kind = 'APPLICATION_ASKED' and status = 'SUPPRESSED'
                    """)
                .param(applicant)
                .query(String.class)
                .single())
        .isEqualTo("no-longer-true");
    assertThat(kinds())
        .isEqualTo(
            told == null ? List.of("APPLICATION_ASKED") : List.of("APPLICATION_ASKED", told));
  }

  @Test
  void aQuestionAfterAnAnswerIsToldAgain() {
    fixture.deliver(event(2, "ASKED"));
    fixture.deliver(event(3, "WAITING"));
    fixture.deliver(event(4, "ASKED"));

    assertThat(kinds()).containsExactly("APPLICATION_ASKED", "APPLICATION_ASKED");
  }

  @ParameterizedTest
  @CsvSource({"ASKED", "ACCEPTED", "DECLINED"})
  void whoHasLeftMeanwhileIsToldNothing(String state) {
    transaction.executeWithoutResult(_ -> eraser.erase("notifications", applicant));

    fixture.deliver(event(5, state));

    assertThat(kinds()).isEmpty();
  }

  @Test
  void whatWasDecidedLongAgoIsNoNews() {
    fixture.deliver(event(2, "DECLINED", clock.instant().minus(Duration.ofDays(4))));

    assertThat(kinds()).isEmpty();
  }

  private MentorApplicationChanged event(long version, String state) {
    return event(version, state, clock.instant());
  }

  private MentorApplicationChanged event(long version, String state, Instant at) {
    return new MentorApplicationChanged(
        EventMetadata.about(applicant, version, at), applicant, state);
  }

  private List<String> kinds() {
    return jdbc.sql(
            "select kind from notifications.message where member_id = ? order by queued_at, id")
        .param(applicant)
        .query(String.class)
        .list();
  }

  /** Without a role. */
  private RequestPostProcessor newcomer() {
    return user(applicant.toString()).authorities();
  }
}
