package dev.tandem.notifications.occasion;

import dev.tandem.kernel.time.Ids;
import dev.tandem.notifications.message.MessageKind;
import dev.tandem.notifications.message.MessageQueue;
import dev.tandem.notifications.message.NewMessage;
import dev.tandem.notifications.message.Parameters;
import dev.tandem.notifications.preference.MemberChoices;
import dev.tandem.notifications.readmodel.Operators;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Queues, on Monday morning where each operator lives, the review of the week before. The week
 * makes it happen once.
 */
@Component
public class WeeklyReviewScheduler {

  private static final Logger LOG = LoggerFactory.getLogger(WeeklyReviewScheduler.class);
  private static final Duration USEFUL = Duration.ofDays(2);

  private final Operators operators;
  private final MemberChoices choices;
  private final MessageQueue queue;
  private final TransactionTemplate transaction;
  private final Clock clock;

  WeeklyReviewScheduler(
      Operators operators,
      MemberChoices choices,
      MessageQueue queue,
      TransactionTemplate transaction,
      Clock clock) {
    this.operators = operators;
    this.choices = choices;
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
      for (var operator : operators.all()) {
        var zone = Optional.ofNullable(choices.of(operator).zone()).orElse(ZoneOffset.UTC);
        WeeklySummaryTime.weekBeforeNow(now, zone)
            .ifPresent(
                week -> transaction.executeWithoutResult(_ -> queueFor(operator, week, now)));
      }
    } catch (DataAccessException e) {
      LOG.warn("Cannot write weekly reviews; will try again", e);
    }
  }

  private void queueFor(UUID operator, String week, Instant now) {
    var cause = "review/" + operator + "/" + week;
    queue.add(
        NewMessage.toMember(Ids.named(cause), operator, MessageKind.WEEKLY_REVIEW, Parameters.NONE)
            .until(now.plus(USEFUL)));
  }
}
