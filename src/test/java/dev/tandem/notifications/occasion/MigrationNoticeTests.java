package dev.tandem.notifications.occasion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.notifications.NotificationsFixture;
import dev.tandem.preferences.events.ChangingTopic;
import dev.tandem.preferences.events.MigrationAnnounced;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Members are told once, in words about them, what a migration changes. */
@ModuleTest
@AutoConfigureMockMvc
class MigrationNoticeTests {

  private static final Instant FROM = Instant.parse("2027-03-02T10:00:00Z");
  private static final String PREVIEW = "/notifications/fragments/migration-notice";

  @Autowired ListableBeanFactory beans;
  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  private final UUID member = UUID.randomUUID();
  private final UUID migration = UUID.randomUUID();
  NotificationsFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new NotificationsFixture(beans);
  }

  @Test
  void aMemberIsToldOnceWhateverIsAnnouncedAgain() throws Exception {
    announce(migration, clock.instant());
    announce(migration, clock.instant());
    assertThat(queued()).isEqualTo(1);

    announce(UUID.randomUUID(), clock.instant());
    assertThat(queued()).as("another migration").isEqualTo(2);
    mvc.perform(get("/notifications/messages").with(LoggedInAs.mentee(member)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("what changes in the messages you get")));
  }

  @Test
  void whatIsLongPastIsToldToNobody() {
    announce(migration, clock.instant().minus(Duration.ofDays(40)));

    assertThat(queued()).isZero();
  }

  @Test
  void operatorsReadTheWordingInBothLanguagesBeforeAnybodyIsTold() throws Exception {
    mvc.perform(
            get(PREVIEW)
                .param("changes", "reminders:off,receipts:on,weekly-summary:on")
                .param("from", FROM.toString())
                .with(LoggedInAs.operator()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("From Tuesday 2 March: what changes")))
        .andExpect(content().string(containsString("Reminders of sessions: you got these so far")))
        .andExpect(content().string(containsString("because they must be sent")))
        .andExpect(content().string(containsString("because you switched them on here")))
        .andExpect(content().string(containsString("Ab Dienstag, 2. März: was sich")))
        .andExpect(content().string(containsString("von da an keine mehr")))
        .andExpect(content().string(containsString("lässt sich nicht abschalten")));
    assertThat(queued()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reminders", "reminders:maybe", "gossip:on", "reminders:on,", ""})
  void aPreviewOfNothingKnownIsRefused(String changes) throws Exception {
    mvc.perform(
            get(PREVIEW)
                .param("changes", changes)
                .param("from", FROM.toString())
                .with(LoggedInAs.operator()))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("topic:on or topic:off")));
  }

  @Test
  void onlyOperatorsSeeThePreview() throws Exception {
    mvc.perform(
            get(PREVIEW)
                .param("changes", "reminders:off")
                .param("from", FROM.toString())
                .with(LoggedInAs.mentee(member)))
        .andExpect(status().isForbidden());
  }

  private void announce(UUID id, Instant at) {
    fixture.deliver(
        new MigrationAnnounced(
            EventMetadata.about(member, 1, at),
            id,
            member,
            FROM,
            List.of(new ChangingTopic("reminders", "email", true, false))));
  }

  private long queued() {
    return jdbc.sql("select count(*) from notifications.message where member_id = ?")
        .param(member)
        .query(Long.class)
        .single();
  }
}
