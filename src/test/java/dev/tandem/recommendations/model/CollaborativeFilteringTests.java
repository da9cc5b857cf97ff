package dev.tandem.recommendations.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import dev.tandem.testing.NoDatabase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@NoDatabase
class CollaborativeFilteringTests {

  private static final MentorId A = new MentorId(new UUID(0, 1));
  private static final MentorId B = new MentorId(new UUID(0, 2));
  private static final MentorId C = new MentorId(new UUID(0, 3));

  /**
   * X = [[1,1],[1,0]]: G = XᵀX + I = [[3,1],[1,2]], P = G⁻¹ = 1/5 [[2,−1],[−1,3]], so B₁₂ = 1/3 and
   * B₂₁ = 1/2.
   */
  @Test
  void agreesWithAMatrixComputedByHand() {
    var ease =
        EaseModel.train(
            InteractionMatrix.of(Map.of(mentee(1), Set.of(A, B), mentee(2), Set.of(A))), 1);

    assertThat(ease.weight(A, B)).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(ease.weight(B, A)).isCloseTo(1.0 / 2, within(1e-12));
    assertThat(ease.weight(A, A)).isZero();
    assertThat(ease.scores(Set.of(A)).of(A)).isNaN();
    assertThat(ease.scores(Set.of(A)).of(B)).isPositive();
  }

  /** Each column of B is the ridge regression of one mentor on all others, solved by descent. */
  @Test
  void agreesWithTheRegressionItSolves() {
    for (int seed = 0; seed < 10; seed++) {
      var random = new Random(seed);
      double lambda = 1 + random.nextInt(4);
      var met = meetings(random, 6, 25);
      var meetings = InteractionMatrix.of(met);
      var ease = EaseModel.train(meetings, lambda);
      for (var to : meetings.mentors()) {
        var expected = regression(met, to, lambda);
        for (var from : meetings.mentors()) {
          assertThat(ease.weight(from, to)).isCloseTo(expected.get(from), within(1e-6));
        }
      }
    }
  }

  /** Coordinate descent on Σ(x_to − Σ b·x)² + λ Σ b², with b_to = 0. */
  private static Map<MentorId, Double> regression(
      Map<MenteeId, Set<MentorId>> met, MentorId to, double lambda) {
    var b = new HashMap<MentorId, Double>();
    met.values().forEach(row -> row.forEach(it -> b.put(it, 0.0)));
    for (int round = 0; round < 150; round++) {
      for (var from : Set.copyOf(b.keySet())) {
        if (from.equals(to)) {
          continue;
        }
        double product = 0;
        double square = lambda;
        for (var row : met.values()) {
          if (row.contains(from)) {
            double others = row.stream().filter(it -> !it.equals(from)).mapToDouble(b::get).sum();
            product += (row.contains(to) ? 1 : 0) - others;
            square += 1;
          }
        }
        b.put(from, product / square);
      }
    }
    return b;
  }

  @Test
  void namesWhomTheOthersMetOnlyWhereSeveralMetBoth() {
    var once =
        EaseModel.train(
            InteractionMatrix.of(Map.of(mentee(1), Set.of(A, B), mentee(2), Set.of(A))), 1);
    assertThat(once.strongestEvidence(B, Set.of(A))).isEmpty();

    var twice =
        EaseModel.train(
            InteractionMatrix.of(
                Map.of(mentee(1), Set.of(A, B), mentee(2), Set.of(A, B), mentee(3), Set.of(C))),
            1);
    assertThat(twice.strongestEvidence(B, Set.of(A))).contains(A);
    assertThat(twice.strongestEvidence(C, Set.of(A))).isEmpty();
  }

  @Test
  void easeKnowsOnlyTheMostMetMentorsWhereThereAreTooMany() {
    var met = meetings(new Random(3), 30, 200);
    var all = InteractionMatrix.of(met);

    var most = all.withMostMet(10);

    var counts = new HashMap<MentorId, Integer>();
    met.values().forEach(row -> row.forEach(it -> counts.merge(it, 1, Integer::sum)));
    assertThat(most.mentors()).hasSize(10).isSorted();
    int fewest = most.mentors().stream().mapToInt(counts::get).min().orElseThrow();
    assertThat(all.mentors()).filteredOn(it -> counts.get(it) > fewest).isSubsetOf(most.mentors());
    var kept = new HashMap<MenteeId, Set<MentorId>>();
    met.forEach((mentee, row) -> {
      var rest = new HashSet<>(row);
      rest.retainAll(most.mentors());
      kept.put(mentee, rest);
    });
    assertThat(most).usingRecursiveComparison().isEqualTo(InteractionMatrix.of(kept));
    assertThat(all.withMostMet(30)).isSameAs(all);
  }

  @Test
  void knowsNothingBeforeAnyoneMet() {
    var ease = EaseModel.train(InteractionMatrix.of(Map.of()), 5);

    assertThat(ease.scores(Set.of(A)).isEmpty()).isTrue();
    assertThat(ease.strongestEvidence(B, Set.of(A))).isEmpty();
    assertThat(ImplicitAlsModel.train(InteractionMatrix.of(Map.of())).scores(Set.of(A)).isEmpty())
        .isTrue();
  }

  @Test
  void factorsFitBetterWithEveryRoundAndSeparateTastes() {
    var random = new Random(5);
    var met = new HashMap<MenteeId, Set<MentorId>>();
    for (int i = 0; i < 60; i++) {
      var row = new HashSet<MentorId>();
      while (row.size() < 5) {
        row.add(new MentorId(new UUID(i % 2, random.nextInt(10))));
      }
      met.put(mentee(i), row);
    }
    var meetings = InteractionMatrix.of(met);

    double before = Double.MAX_VALUE;
    for (int rounds = 1; rounds <= 8; rounds++) {
      double loss = ImplicitAlsModel.train(meetings, rounds).loss();
      assertThat(loss).isLessThanOrEqualTo(before + 1e-9);
      before = loss;
    }
    var some = Set.of(new MentorId(new UUID(1, 0)), new MentorId(new UUID(1, 1)));
    var scores = ImplicitAlsModel.train(meetings).scores(some);
    for (int i = 2; i < 10; i++) {
      double same = scores.of(new MentorId(new UUID(1, i)));
      for (int j = 0; j < 10; j++) {
        double other = scores.of(new MentorId(new UUID(0, j)));
        assertThat(same).isGreaterThan(Double.isNaN(other) ? 0 : other);
      }
    }
    var again = ImplicitAlsModel.train(meetings).scores(some);
    assertThat(meetings.mentors()).allMatch(it -> Double.compare(again.of(it), scores.of(it)) == 0);
  }

  private static Map<MenteeId, Set<MentorId>> meetings(Random random, int mentors, int mentees) {
    var met = new HashMap<MenteeId, Set<MentorId>>();
    for (int i = 0; i < mentees; i++) {
      var row = new HashSet<MentorId>();
      for (int left = 1 + random.nextInt(3); left > 0; left--) {
        row.add(new MentorId(new UUID(0, random.nextInt(mentors))));
      }
      met.put(mentee(i), row);
    }
    return met;
  }

  private static MenteeId mentee(int number) {
    return new MenteeId(new UUID(1, number));
  }
}
