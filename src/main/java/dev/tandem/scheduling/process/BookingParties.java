package dev.tandem.scheduling.process;

import dev.tandem.scheduling.offering.Cohorts;
import dev.tandem.scheduling.privacy.PrivacyChoices;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of a mentee and a mentor that decides whether they can book a session. */
@Component
class BookingParties {

  private static final String READ =
      """
      select (%s) as cohort, %s as hidden,
        coalesce((select suspended from scheduling.payer where member_id = :mentee), false)
          as suspended,
        exists (select from scheduling.leaving_member where member_id = :mentee and not stays)
          as mentee_leaves,
        exists (select from scheduling.leaving_member where member_id = :mentor and not stays)
          as mentor_leaves
      """
          .formatted(Cohorts.SHARED, PrivacyChoices.HIDDEN);

  private final JdbcClient jdbc;

  BookingParties(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param cohort the cohort that both share, or null if they share none
   * @param hidden whether only members of their cohorts find the mentor
   * @param suspended whether the mentee has to settle an invoice first
   */
  record Parties(
      @Nullable UUID cohort,
      boolean hidden,
      boolean suspended,
      boolean menteeLeaves,
      boolean mentorLeaves) {}

  Parties find(UUID mentee, UUID mentor, Instant now) {
    return jdbc.sql(READ)
        .param("mentee", mentee)
        .param("mentor", mentor)
        .param("today", LocalDate.ofInstant(now, ZoneOffset.UTC))
        .query(Parties.class)
        .single();
  }
}
