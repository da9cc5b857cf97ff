package dev.tandem.recommendations.model;

import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Compares what is learned from meetings by ratings of the past: {@code mvn -Pbench test-compile
 * exec:exec@evaluation -Dratings=<file>}. The file has the format of MovieLens ({@code user item
 * rating timestamp}); without one, ratings are made up. For each user three quarters of the ratings
 * are learned from (seed 42); what got at least four stars in the rest is to be found, and what was
 * rated before is not recommended.
 */
final class OfflineEvaluation {

  private static final int SHOWN = 10;
  private static final double LAMBDA = 5;

  private final RatedItems items;
  private final InteractionMatrix interactions;
  private final Map<MentorId, Integer> popularity = new HashMap<>();

  private OfflineEvaluation(RatedItems items) {
    this.items = items;
    this.interactions = InteractionMatrix.of(items.liked());
    items.liked().values().forEach(row -> row.forEach(it -> popularity.merge(it, 1, Integer::sum)));
  }

  public static void main(String[] arguments) throws Exception {
    var file = System.getProperty("ratings", "");
    var items =
        file.isEmpty() ? RatedItems.generate(20_000, 4_000) : RatedItems.read(Path.of(file));
    new OfflineEvaluation(items).run();
  }

  private void run() {
    System.out.printf(
        "%,d users, %,d items, %,d liked to learn from, %,d to find%n%n",
        items.seen().size(), popularity.size(), count(items.liked()), count(items.hidden()));
    System.out.println(
        "| learned by | s | nDCG@10 | recall@10 | coverage | novelty, bits |\n|---|---|---|---|---|---|");
    evaluate("popularity", 0, _ -> item -> (double) popularity.get(item));
    var als = learn("ALS", () -> ImplicitAlsModel.train(interactions)::scores);
    for (int most : new int[] {250, 500, 1_000, 2_000}) {
      var ease =
          learn(
              "EASE of the %,d most met".formatted(most),
              () -> EaseModel.train(interactions.withMostMet(most), LAMBDA)::scores);
      evaluate("  and ALS, by rank", 0, met -> fused(ease.apply(met), als.apply(met)));
    }
  }

  private interface Scores {

    Double of(MentorId item);
  }

  private Function<Set<MentorId>, MentorScores> learn(
      String name, Supplier<Function<Set<MentorId>, MentorScores>> training) {
    long start = System.nanoTime();
    var trained = training.get();
    evaluate(name, (System.nanoTime() - start) / 1e9, met -> trained.apply(met)::of);
    return trained;
  }

  private void evaluate(String name, double seconds, Function<Set<MentorId>, Scores> scores) {
    double gain = 0;
    double recall = 0;
    double novelty = 0;
    int places = 0;
    int users = 0;
    var shownItems = new HashSet<MentorId>();
    for (var user : items.hidden().keySet()) {
      var hidden = items.hidden().get(user);
      var shown = best(user, scores.apply(items.liked().getOrDefault(user, Set.of())));
      double ideal = 0;
      double found = 0;
      int hits = 0;
      for (int place = 0; place < SHOWN; place++) {
        double weight = Math.log(2) / Math.log(place + 2);
        ideal += place < hidden.size() ? weight : 0;
        if (place < shown.size() && hidden.contains(shown.get(place))) {
          found += weight;
          hits++;
        }
      }
      users++;
      gain += found / ideal;
      recall += (double) hits / Math.min(SHOWN, hidden.size());
      for (var item : shown) {
        double share = (double) popularity.getOrDefault(item, 1) / items.liked().size();
        novelty -= Math.log(share) / Math.log(2);
        places++;
      }
      shownItems.addAll(shown);
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f | %.4f | %.4f | %.3f | %.2f |%n",
        name,
        seconds,
        gain / users,
        recall / users,
        (double) shownItems.size() / popularity.size(),
        novelty / places);
  }

  private List<MentorId> best(MenteeId user, Scores scores) {
    record Scored(MentorId item, double score) {}
    var seen = items.seen().getOrDefault(user, Set.of());
    return interactions.mentors().stream()
        .filter(it -> !seen.contains(it))
        .map(it -> new Scored(it, scores.of(it)))
        .filter(it -> !Double.isNaN(it.score()))
        .sorted(Comparator.comparingDouble(Scored::score).reversed())
        .limit(SHOWN)
        .map(Scored::item)
        .toList();
  }

  /** Reciprocal rank fusion of both. */
  private Scores fused(MentorScores one, MentorScores other) {
    var fused = new HashMap<MentorId, Double>();
    for (var scores : List.of(one, other)) {
      var ranked =
          interactions.mentors().stream()
              .filter(it -> !Double.isNaN(scores.of(it)))
              .sorted(Comparator.comparingDouble(scores::of).reversed())
              .toList();
      for (int rank = 1; rank <= ranked.size(); rank++) {
        fused.merge(ranked.get(rank - 1), 1.0 / (60 + rank), Double::sum);
      }
    }
    return item -> fused.getOrDefault(item, Double.NaN);
  }

  private static long count(Map<MenteeId, Set<MentorId>> rows) {
    return rows.values().stream().mapToLong(Set::size).sum();
  }
}
