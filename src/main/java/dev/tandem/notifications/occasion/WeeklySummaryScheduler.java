package dev.tandem.notifications.occasion;

import dev.tandem.notifications.message.MessageKind;
import dev.tandem.notifications.message.MessageTopic;
import dev.tandem.notifications.message.NewMessage;
import dev.tandem.notifications.message.Parameter;
import dev.tandem.notifications.message.Parameters;
import dev.tandem.notifications.preference.MemberChoices;
import dev.tandem.notifications.readmodel.KnownBookings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Queues, on Sunday evening where each member lives, the summary of the sessions of the coming week
 * for those who want one.
 */
@Component
public class WeeklySummaryScheduler {

  private static final Duration USEFUL = Duration.ofHours(24);

  private final MemberChoices choices;
  private final KnownBookings bookings;
  private final WeeklyMessages weekly;

  WeeklySummaryScheduler(MemberChoices choices, KnownBookings bookings, WeeklyMessages weekly) {
    this.choices = choices;
    this.bookings = bookings;
    this.weekly = weekly;
  }

  @Scheduled(
      fixedDelayString = "${tandem.notifications.summary-tick:15m}",
      initialDelayString = "${tandem.notifications.summary-tick:15m}")
  public void run() {
    var readers = choices.zonesOfThoseWhoWant(MessageTopic.WEEKLY_SUMMARY);
    weekly.queueDue("summary", readers, WeeklySummaryTime::weekEndingNow, this::compose);
  }

  private Optional<NewMessage> compose(UUID cause, UUID member, Instant now) {
    int sessions = bookings.upcoming(member, now, now.plus(KnownBookings.WEEK)).size();
    if (sessions == 0) {
      return Optional.empty();
    }
    var count = Parameters.NONE.with(Parameter.COUNT, sessions);
    var summary = NewMessage.toMember(cause, member, MessageKind.WEEKLY_SUMMARY, count);
    return Optional.of(summary.until(now.plus(USEFUL)));
  }
}
