package dev.tandem.recommendations.model;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;

/**
 * Collects the scores of all documents found, by document; NaN for those not found. The search uses
 * one thread.
 */
final class DocumentScores implements CollectorManager<DocumentScores.ScoreCollector, double[]> {

  private final double[] scores;

  DocumentScores(int documents) {
    this.scores = new double[documents];
    Arrays.fill(scores, Double.NaN);
  }

  @Override
  public ScoreCollector newCollector() {
    return new ScoreCollector();
  }

  @Override
  public double[] reduce(Collection<ScoreCollector> collectors) {
    return scores;
  }

  final class ScoreCollector extends SimpleCollector {

    private int firstDocument;
    private @Nullable Scorable scorer;

    @Override
    protected void doSetNextReader(LeafReaderContext context) {
      firstDocument = context.docBase;
    }

    @Override
    public void setScorer(Scorable scorer) {
      this.scorer = scorer;
    }

    @Override
    public void collect(int document) throws IOException {
      scores[firstDocument + document] = Objects.requireNonNull(scorer).score();
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE;
    }
  }
}
