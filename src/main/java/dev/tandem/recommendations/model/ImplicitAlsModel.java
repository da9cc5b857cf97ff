package dev.tandem.recommendations.model;

import dev.tandem.recommendations.MentorId;
import java.util.Set;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/**
 * Implicit alternating least squares (Hu, Koren and Volinsky, “Collaborative Filtering for Implicit
 * Feedback Datasets”, ICDM 2008): mentees and mentors share a few factors; a meeting weighs 1 + α
 * times as much as none. A pure function of the interactions, since the random start is fixed.
 */
final class ImplicitAlsModel {

  static final int FACTORS = 8;
  static final double ALPHA = 10;
  static final double REGULARISATION = 5;
  static final int ITERATIONS = 10;

  private final InteractionMatrix interactions;
  private final DMatrixRMaj mentorFactors;
  private final FactorSolver menteeSolver;

  private ImplicitAlsModel(InteractionMatrix interactions, DMatrixRMaj mentorFactors) {
    this.interactions = interactions;
    this.mentorFactors = mentorFactors;
    this.menteeSolver = new FactorSolver(mentorFactors);
  }

  static ImplicitAlsModel train(InteractionMatrix interactions) {
    return train(interactions, ITERATIONS);
  }

  static ImplicitAlsModel train(InteractionMatrix interactions, int iterations) {
    int columns = interactions.mentors().size();
    var byMentee = interactions.columnsByRow();
    var byMentor = interactions.rowsByColumn();
    var mentors = randomFactors(columns);
    for (int i = 0; i < iterations; i++) {
      var mentees = new FactorSolver(mentors).solve(byMentee);
      mentors = new FactorSolver(mentees).solve(byMentor);
    }
    return new ImplicitAlsModel(interactions, mentors);
  }

  /** Scores the mentors not yet met, for a mentee who met these. */
  MentorScores scores(Set<MentorId> met) {
    var columns = interactions.columns(met);
    if (columns.length == 0) {
      return MentorScores.NONE;
    }
    var mentee = menteeSolver.solve(columns);
    var scores = new double[interactions.mentors().size()];
    for (int to = 0; to < scores.length; to++) {
      double score = dotProduct(mentee, 0, mentorFactors, to);
      scores[to] = score > 0 ? score : Double.NaN;
    }
    for (int column : columns) {
      scores[column] = Double.NaN;
    }
    return interactions.scores(scores);
  }

  /** What the iterations minimise: the weighted squared error plus the regularisation. */
  double loss() {
    var rows = interactions.columnsByRow();
    var mentees = new FactorSolver(mentorFactors).solve(rows);
    double loss = REGULARISATION * (sumOfSquares(mentees) + sumOfSquares(mentorFactors));
    for (int row = 0; row < rows.length; row++) {
      var met = new boolean[interactions.mentors().size()];
      for (int column : rows[row]) {
        met[column] = true;
      }
      for (int column = 0; column < met.length; column++) {
        double error = (met[column] ? 1 : 0) - dotProduct(mentees, row, mentorFactors, column);
        loss += (met[column] ? 1 + ALPHA : 1) * error * error;
      }
    }
    return loss;
  }

  private static DMatrixRMaj randomFactors(int columns) {
    var random = new SplittableRandom(2008);
    var start = new DMatrixRMaj(columns, FACTORS);
    for (int i = 0; i < start.data.length; i++) {
      start.data[i] = random.nextDouble(-0.1, 0.1);
    }
    return start;
  }

  private static double dotProduct(DMatrixRMaj a, int row, DMatrixRMaj b, int other) {
    double dot = 0;
    for (int i = 0; i < FACTORS; i++) {
      dot += a.get(row, i) * b.get(other, i);
    }
    return dot;
  }

  private static double sumOfSquares(DMatrixRMaj matrix) {
    double squares = 0;
    for (double value : matrix.data) {
      squares += value * value;
    }
    return squares;
  }
}
