package dev.tandem.notifications.readmodel;

import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.signals.events.ReviewDue;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Learns which review waits for operators. */
@Component
class ReviewListener {

  private final HeardReviews reviews;

  ReviewListener(HeardReviews reviews) {
    this.reviews = reviews;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.learns-reviews")
  void on(ReviewDue event) {
    reviews.add(event);
  }
}
