package dev.tandem.notifications.compose;

import dev.tandem.notifications.readmodel.HeardReview;
import java.util.Map;
import java.util.stream.Stream;

/** Says how the modules were in a cycle, and what happened. */
final class ReviewItems {

  private ReviewItems() {}

  static Stream<String> of(HeardReview review, MessageTexts texts) {
    return Stream.concat(
        review.eachModule().stream().map(it -> module(it, texts)),
        Stream.of(
            text("incidents", texts, Map.of("count", review.incidents())),
            text("parked", texts, Map.of("count", review.parked())),
            text(
                "mismatches",
                texts,
                Map.of("count", review.mismatches(), "open", review.unexplained())),
            text("changes", texts, Map.of("count", review.changes()))));
  }

  private static String module(HeardReview.Module it, MessageTexts texts) {
    var values = Map.of("module", it.name(), "stage", it.stage(), "count", it.faults());
    return text(it.state(), texts, values);
  }

  private static String text(String key, MessageTexts texts, Map<String, ?> values) {
    return texts.get("review." + key, name -> String.valueOf(values.get(name)));
  }
}
