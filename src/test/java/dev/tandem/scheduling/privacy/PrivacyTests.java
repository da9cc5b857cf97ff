package dev.tandem.scheduling.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biweekly.Biweekly;
import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.web.Paging;
import dev.tandem.preferences.events.DecidedSettings;
import dev.tandem.preferences.events.PreferencesChanged;
import dev.tandem.scheduling.BookingFixtures;
import dev.tandem.scheduling.BookingSteps;
import dev.tandem.scheduling.SchedulingModuleTest;
import dev.tandem.scheduling.calendar.CalendarFeed;
import dev.tandem.scheduling.offering.VisibleOfferings;
import dev.tandem.testing.Deliveries;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What members let others see is what others see. */
@SchedulingModuleTest
class PrivacyTests {

  @Autowired CalendarFeed feed;
  @Autowired VisibleOfferings visibleOfferings;
  @Autowired BookingFixtures fixtures;
  @Autowired BookingSteps steps;
  @Autowired ApplicationEventPublisher publisher;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  @Test
  void aFeedOfBusyTimesSaysNeitherWhatNorWithWhomNorWhere() {
    var mentee = UUID.randomUUID();
    steps.book(mentee, fixtures.createOffering(), fixtures.startAfter(Duration.ofDays(5)));
    var full = Biweekly.parse(feed.render(mentee, "https://tandem.example")).first();
    assertThat(full.getEvents().getFirst().getSummary().getValue()).isEqualTo("An hour with Ada");

    choose(mentee, 2, "everyone", "busy");

    var text = feed.render(mentee, "https://tandem.example");
    assertThat(text).doesNotContain("An hour", "Ada", "tandem.example");
    var busy = Biweekly.parse(text).first().getEvents().getFirst();
    assertThat(busy.getSummary().getValue()).isEqualTo("Busy");
    assertThat(busy.getUid()).isEqualTo(full.getEvents().getFirst().getUid());
    assertThat(busy.getDateStart()).isEqualTo(full.getEvents().getFirst().getDateStart());
    assertThat(busy.getDateEnd()).isEqualTo(full.getEvents().getFirst().getDateEnd());

    choose(mentee, 1, "everyone", "full");
    assertThat(feed.render(mentee, "https://tandem.example")).contains("SUMMARY:Busy");
    choose(mentee, 3, "everyone", "full");
    assertThat(feed.render(mentee, "https://tandem.example")).contains("SUMMARY:An hour with Ada");
  }

  @Test
  void whatAMentorOffersIsShownToCohortsOnlyWhereTheProfileIs() {
    var mentor = UUID.randomUUID();
    var offering = fixtures.createOffering(mentor, 1, false, false);
    var stranger = new Caller(UUID.randomUUID(), Set.of(Role.MENTEE));
    var fellow = new Caller(UUID.randomUUID(), Set.of(Role.MENTEE));
    var cohort = UUID.randomUUID();
    publish(fixtures.enrolledEvent(cohort, fellow.memberId(), Role.MENTEE));
    publish(fixtures.enrolledEvent(cohort, mentor, Role.MENTOR));
    assertThat(seenBy(stranger, mentor)).containsExactly(offering);
    assertThat(listed()).contains(offering);

    choose(mentor, 1, "cohorts", "full");

    assertThat(seenBy(stranger, mentor)).isEmpty();
    assertThat(listed()).doesNotContain(offering);
    assertThatThrownBy(() -> visibleOfferings.getVisible(stranger, offering))
        .hasMessageContaining("offering");
    assertThat(seenBy(fellow, mentor)).containsExactly(offering);
    assertThat(seenBy(new Caller(mentor, Set.of(Role.MENTOR)), mentor)).containsExactly(offering);
    var operator = new Caller(UUID.randomUUID(), Set.of(Role.OPERATOR));
    assertThat(seenBy(operator, mentor)).containsExactly(offering);
  }

  private List<UUID> seenBy(Caller caller, UUID mentor) {
    return visibleOfferings.findVisible(caller, List.of(mentor)).stream()
        .map(it -> it.id().value())
        .toList();
  }

  private List<UUID> listed() {
    var visitor = new Caller(UUID.randomUUID(), Set.of(Role.MENTEE));
    return visibleOfferings.findVisible(visitor, null, new Paging(0, 5)).items().stream()
        .map(it -> it.id().value())
        .toList();
  }

  private void choose(UUID member, long version, String profile, String calendar) {
    publish(
        new PreferencesChanged(
            EventMetadata.about(member, version, clock.instant()),
            member,
            List.of(),
            new DecidedSettings("UTC", "en", "24h", "monday", List.of(), profile, calendar)));
  }

  private void publish(PublishedEvent event) {
    transaction.executeWithoutResult(_ -> publisher.publishEvent(event));
    Deliveries.awaitAll(jdbc);
  }
}
