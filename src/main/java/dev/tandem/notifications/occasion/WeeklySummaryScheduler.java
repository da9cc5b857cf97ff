package dev.tandem.notifications.occasion;

import dev.tandem.kernel.time.Ids;
import dev.tandem.notifications.message.MessageKind;
import dev.tandem.notifications.message.MessageQueue;
import dev.tandem.notifications.message.MessageTopic;
import dev.tandem.notifications.message.NewMessage;
import dev.tandem.notifications.message.Parameter;
import dev.tandem.notifications.message.Parameters;
import dev.tandem.notifications.preference.MemberChoices;
import dev.tandem.notifications.readmodel.KnownBookings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Queues, on Sunday evening where each member lives, the summary of the sessions of the coming week
 * for those who want one. The week makes it happen once.
 */
@Component
public class WeeklySummaryScheduler {

  private static final Logger LOG = LoggerFactory.getLogger(WeeklySummaryScheduler.class);
  private static final Duration USEFUL = Duration.ofHours(24);

  private final MemberChoices choices;
  private final KnownBookings bookings;
  private final MessageQueue queue;
  private final TransactionTemplate transaction;
  private final Clock clock;

  WeeklySummaryScheduler(
      MemberChoices choices,
      KnownBookings bookings,
      MessageQueue queue,
      TransactionTemplate transaction,
      Clock clock) {
    this.choices = choices;
    this.bookings = bookings;
    this.queue = queue;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(
      fixedDelayString = "${tandem.notifications.summary-tick:15m}",
      initialDelayString = "${tandem.notifications.summary-tick:15m}")
  public void run() {
    try {
      var now = clock.instant();
      choices
          .zonesOfThoseWhoWant(MessageTopic.WEEKLY_SUMMARY)
          .forEach((member, zone) ->
              WeeklySummaryTime.weekEndingNow(now, zone)
                  .ifPresent(
                      week -> transaction.executeWithoutResult(_ -> queueFor(member, week, now))));
    } catch (DataAccessException e) {
      LOG.warn("Cannot write weekly summaries; will try again", e);
    }
  }

  private void queueFor(UUID member, String week, Instant now) {
    int sessions = bookings.upcoming(member, now, now.plus(KnownBookings.WEEK)).size();
    if (sessions == 0) {
      return;
    }
    var cause = "summary/" + member + "/" + week;
    queue.add(
        NewMessage.toMember(
                Ids.named(cause),
                member,
                MessageKind.WEEKLY_SUMMARY,
                Parameters.NONE.with(Parameter.COUNT, sessions))
            .until(now.plus(USEFUL)));
  }
}
