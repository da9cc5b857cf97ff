package dev.tandem.recommendations.model;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;

/** Solves the factors of one side, mentees or mentors, while those of the other are fixed. */
final class FactorSolver {

  private static final int FACTORS = ImplicitAlsModel.FACTORS;
  private static final int ROWS_AT_A_TIME = 256;

  private final DMatrixRMaj fixed;
  private final DMatrixRMaj gram = new DMatrixRMaj(FACTORS, FACTORS);

  FactorSolver(DMatrixRMaj fixed) {
    this.fixed = fixed;
    CommonOps_DDRM.multTransA(fixed, fixed, gram);
  }

  /**
   * The factors that fit each row best.
   *
   * @param rows for each row which of the other side were met
   */
  DMatrixRMaj solve(int[]... rows) {
    var solution = new DMatrixRMaj(rows.length, FACTORS);
    for (int row = 0; row < rows.length; row++) {
      if (row % ROWS_AT_A_TIME == 0) {
        Thread.yield(); // a request on a virtual thread may need the processor
      }
      var x = solveRow(rows[row]);
      System.arraycopy(x.data, 0, solution.data, row * FACTORS, FACTORS);
    }
    return solution;
  }

  private DMatrixRMaj solveRow(int[] met) {
    var left = gram.copy();
    var right = new DMatrixRMaj(FACTORS, 1);
    for (int i = 0; i < FACTORS; i++) {
      left.add(i, i, ImplicitAlsModel.REGULARISATION);
    }
    for (int column : met) {
      for (int i = 0; i < FACTORS; i++) {
        right.add(i, 0, (1 + ImplicitAlsModel.ALPHA) * fixed.get(column, i));
        for (int j = 0; j < FACTORS; j++) {
          left.add(i, j, ImplicitAlsModel.ALPHA * fixed.get(column, i) * fixed.get(column, j));
        }
      }
    }
    var solver = LinearSolverFactory_DDRM.symmPosDef(FACTORS);
    var x = new DMatrixRMaj(FACTORS, 1);
    solver.setA(left);
    solver.solve(right, x);
    return x;
  }
}
