package dev.tandem.recommendations.model;

import dev.tandem.recommendations.MentorId;
import java.util.Optional;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * EASE: the mentor-to-mentor weights that best reproduce who met whom, in closed form (Steck,
 * “Embarrassingly Shallow Autoencoders for Sparse Data”, WWW 2019).
 */
final class EaseModel {

  /** With fewer, the evidence could identify a mentee. */
  private static final int MIN_COMMON_MENTEES = 2;

  private final InteractionMatrix interactions;
  private final DMatrixRMaj coOccurrences;
  private final DMatrixRMaj weights;

  private EaseModel(
      InteractionMatrix interactions, DMatrixRMaj coOccurrences, DMatrixRMaj weights) {
    this.interactions = interactions;
    this.coOccurrences = coOccurrences;
    this.weights = weights;
  }

  static EaseModel train(InteractionMatrix interactions, double lambda) {
    var counts = coOccurrences(interactions);
    return new EaseModel(interactions, counts, weights(counts, lambda));
  }

  /** Scores the mentors not yet met, for a mentee who met these. */
  MentorScores scores(Set<MentorId> met) {
    var from = interactions.columns(met);
    if (from.length == 0) {
      return MentorScores.NONE;
    }
    var scores = new double[interactions.mentors().size()];
    for (int to = 0; to < scores.length; to++) {
      double score = 0;
      for (int column : from) {
        score += weights.get(column, to);
      }
      scores[to] = score > 0 ? score : Double.NaN;
    }
    for (int column : from) {
      scores[column] = Double.NaN;
    }
    return interactions.scores(scores);
  }

  /** The met mentor who weighs most for this mentor, among those that several mentees met too. */
  Optional<MentorId> strongestEvidence(MentorId mentor, Set<MentorId> met) {
    int to = interactions.column(mentor);
    Optional<MentorId> strongest = Optional.empty();
    double highest = 0;
    for (int from : to < 0 ? new int[0] : interactions.columns(met)) {
      if (weights.get(from, to) > highest && coOccurrences.get(from, to) >= MIN_COMMON_MENTEES) {
        highest = weights.get(from, to);
        strongest = Optional.of(interactions.mentors().get(from));
      }
    }
    return strongest;
  }

  double weight(MentorId from, MentorId to) {
    return weights.get(interactions.column(from), interactions.column(to));
  }

  /** XᵀX: how many mentees met both. */
  private static DMatrixRMaj coOccurrences(InteractionMatrix interactions) {
    int n = interactions.mentors().size();
    var counts = new DMatrixRMaj(n, n);
    for (var columns : interactions.columnsByRow()) {
      for (int i : columns) {
        for (int j : columns) {
          counts.add(i, j, 1);
        }
      }
    }
    return counts;
  }

  /** G = XᵀX + λI; P = G⁻¹; B = −P / diag(P), diagonal 0. */
  private static DMatrixRMaj weights(DMatrixRMaj counts, double lambda) {
    int n = counts.getNumRows();
    var weights = counts.copy();
    for (int i = 0; i < n; i++) {
      weights.add(i, i, lambda);
    }
    if (n > 0) {
      CommonOps_DDRM.invert(weights);
    }
    var diagonal = new double[n];
    for (int i = 0; i < n; i++) {
      diagonal[i] = weights.get(i, i);
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        weights.set(i, j, i == j ? 0 : -weights.get(i, j) / diagonal[j]);
      }
    }
    return weights;
  }
}
