package dev.tandem.recommendations;

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
final class Ease {

  /** Fewer could point at a person. */
  private static final int ENOUGH_TO_MENTION = 2;

  private final Meetings meetings;
  private final DMatrixRMaj together;
  private final DMatrixRMaj weights;

  private Ease(Meetings meetings, DMatrixRMaj together, DMatrixRMaj weights) {
    this.meetings = meetings;
    this.together = together;
    this.weights = weights;
  }

  static Ease of(Meetings meetings, double lambda) {
    var together = together(meetings);
    return new Ease(meetings, together, weights(together, lambda));
  }

  /** How much each mentor not yet met suggests itself to someone who met these. */
  Map<MentorId, Double> scores(Set<MentorId> met) {
    var scores = new HashMap<MentorId, Double>();
    var from = meetings.columns(met);
    for (int to = 0; to < meetings.mentors().size(); to++) {
      double score = 0;
      for (int it : from) {
        score += weights.get(it, to);
      }
      if (score > 0 && !met.contains(meetings.mentors().get(to))) {
        scores.put(meetings.mentors().get(to), score);
      }
    }
    return scores;
  }

  /** Whom of those met speaks most for this mentor, where several mentees met both. */
  Optional<MentorId> because(MentorId mentor, Set<MentorId> met) {
    int to = meetings.column(mentor);
    Optional<MentorId> best = Optional.empty();
    double most = 0;
    for (int from : to < 0 ? new int[0] : meetings.columns(met)) {
      if (weights.get(from, to) > most && together.get(from, to) >= ENOUGH_TO_MENTION) {
        most = weights.get(from, to);
        best = Optional.of(meetings.mentors().get(from));
      }
    }
    return best;
  }

  double weight(MentorId from, MentorId to) {
    return weights.get(meetings.column(from), meetings.column(to));
  }

  /** XᵀX: how many mentees met both. */
  private static DMatrixRMaj together(Meetings meetings) {
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
