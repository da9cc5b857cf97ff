package dev.tandem.recommendations.ranking;

import dev.tandem.recommendations.MentorId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * EASE: the item-to-item weights that best reproduce who met whom, in closed form (Steck,
 * “Embarrassingly Shallow Autoencoders for Sparse Data”, WWW 2019).
 */
final class EaseModel {

  /** Fewer could point at a person. */
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

  static EaseModel train(InteractionMatrix meetings, double lambda) {
    var together = coOccurrences(meetings);
    return new EaseModel(meetings, together, weights(together, lambda));
  }

  /** How much each mentor not yet met suggests itself to someone who met these. */
  Map<MentorId, Double> scores(Set<MentorId> met) {
    var scores = new HashMap<MentorId, Double>();
    var from = interactions.columns(met);
    for (int to = 0; to < interactions.mentors().size(); to++) {
      double score = 0;
      for (int it : from) {
        score += weights.get(it, to);
      }
      if (score > 0 && !met.contains(interactions.mentors().get(to))) {
        scores.put(interactions.mentors().get(to), score);
      }
    }
    return scores;
  }

  /** Whom of those met speaks most for this mentor, where several mentees met both. */
  Optional<MentorId> strongestEvidence(MentorId mentor, Set<MentorId> met) {
    int to = interactions.column(mentor);
    Optional<MentorId> best = Optional.empty();
    double most = 0;
    for (int from : to < 0 ? new int[0] : interactions.columns(met)) {
      if (weights.get(from, to) > most && coOccurrences.get(from, to) >= MIN_COMMON_MENTEES) {
        most = weights.get(from, to);
        best = Optional.of(interactions.mentors().get(from));
      }
    }
    return best;
  }

  double weight(MentorId from, MentorId to) {
    return weights.get(interactions.column(from), interactions.column(to));
  }

  /** XᵀX: how many mentees met both. */
  private static DMatrixRMaj coOccurrences(InteractionMatrix meetings) {
    int n = meetings.mentors().size();
    var together = new DMatrixRMaj(n, n);
    for (var row : meetings.rows()) {
      var columns = meetings.columns(row);
      for (int i : columns) {
        for (int j : columns) {
          together.add(i, j, 1);
        }
      }
    }
    return together;
  }

  /** G = XᵀX + λI; P = G⁻¹; B = −P / diag(P), diagonal 0. */
  private static DMatrixRMaj weights(DMatrixRMaj together, double lambda) {
    int n = together.getNumRows();
    var weights = together.copy();
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
