package dev.tandem.recommendations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.access.identity.Role;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.members.events.MemberJoined;
import dev.tandem.members.events.MentorListed;
import dev.tandem.scheduling.events.BookingConfirmed;
import dev.tandem.testing.ModuleTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.Scenario;

@ModuleTest
class RecommendationsModuleTests {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  @Autowired ApplicationContext context;
  @Autowired JdbcClient jdbc;

  @Test
  void startsWithoutTheBeansOfOtherModules() {
    assertThat(context.getBeanDefinitionNames())
        .extracting(it -> context.getType(it))
        .filteredOn(it -> it != null)
        .extracting(Class::getPackageName)
        .noneMatch(it ->
            it.matches("dev\\.tandem\\.(members|scheduling|billing|portal|preferences|rollout).*"))
        .contains("dev.tandem.recommendations");
  }

  @Test
  void hearsOfMentorsMenteesAndBookingsByTheirEvents(Scenario scenario) {
    var mentor = UUID.randomUUID();
    var mentee = UUID.randomUUID();
    var booking = UUID.randomUUID();

    scenario
        .publish(
            new MentorListed(
                EventMetadata.about(mentor, 1, NOW),
                mentor,
                "Ada",
                "Databases",
                "Ten years of SQL",
                List.of("SQL"),
                List.of("de"),
                "Europe/Berlin",
                3))
        .andWaitForStateChange(() -> count("mentor", "mentor_id", mentor), it -> it == 1);
    scenario
        .publish(new MemberJoined(EventMetadata.about(mentee, 1, NOW), mentee, Role.MENTEE))
        .andWaitForStateChange(() -> count("mentee", "mentee_id", mentee), it -> it == 1);
    scenario
        .publish(
            new BookingConfirmed(
                EventMetadata.about(booking, 2, NOW),
                booking,
                0,
                mentor,
                mentee,
                NOW.plusSeconds(3600),
                NOW.plusSeconds(7200)))
        .andWaitForStateChange(() -> count("session", "booking_id", booking), it -> it == 1);
  }

  private long count(String table, String key, UUID id) {
    return jdbc.sql("select count(*) from recommendations." + table + " where " + key + " = ?")
        .param(id)
        .query(Long.class)
        .single();
  }
}
