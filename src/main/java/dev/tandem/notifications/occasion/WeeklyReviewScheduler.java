package dev.tandem.notifications.occasion;

import dev.tandem.notifications.message.MessageKind;
import dev.tandem.notifications.message.NewMessage;
import dev.tandem.notifications.message.Parameter;
import dev.tandem.notifications.message.Parameters;
import dev.tandem.notifications.preference.MemberChoices;
import dev.tandem.notifications.readmodel.HeardReview;
import dev.tandem.notifications.readmodel.HeardReviews;
import dev.tandem.notifications.readmodel.Operators;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Queues, on Monday morning where each operator lives, the review of the week before. */
@Component
public class WeeklyReviewScheduler {

  /** Where no review was heard of, the page of the current one still leads to the others. */
  private static final String THIS_WEEK = "this-week";

  private static final Duration USEFUL = Duration.ofDays(2);

  private final Operators operators;
  private final MemberChoices choices;
  private final WeeklyMessages weekly;
  private final HeardReviews reviews;

  WeeklyReviewScheduler(
      Operators operators, MemberChoices choices, WeeklyMessages weekly, HeardReviews reviews) {
    this.operators = operators;
    this.choices = choices;
    this.weekly = weekly;
    this.reviews = reviews;
  }

  @Scheduled(
      fixedDelayString = "${tandem.notifications.summary-tick:15m}",
      initialDelayString = "${tandem.notifications.summary-tick:15m}")
  public void run() {
    var readers =
        operators.all().stream().collect(Collectors.toMap(Function.identity(), this::zoneOf));
    weekly.queueDue("review", readers, WeeklySummaryTime::weekBeforeNow, this::compose);
  }

  private ZoneId zoneOf(UUID operator) {
    return Optional.ofNullable(choices.of(operator).zone()).orElse(ZoneOffset.UTC);
  }

  private Optional<NewMessage> compose(UUID cause, UUID operator, Instant now) {
    var cycle = reviews.lastAt(now).map(HeardReview::cycle).orElse(THIS_WEEK);
    var link = Parameters.NONE.with(Parameter.CYCLE, cycle);
    var review = NewMessage.toMember(cause, operator, MessageKind.WEEKLY_REVIEW, link);
    return Optional.of(review.until(now.plus(USEFUL)));
  }
}
