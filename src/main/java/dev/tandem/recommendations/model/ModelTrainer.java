package dev.tandem.recommendations.model;

import dev.tandem.kernel.role.AlsoInCopies;
import dev.tandem.recommendations.RecommendationsProperties;
import dev.tandem.recommendations.candidate.MentorQueries;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Trains the model in the background whenever its data has changed. */
@Component
public class ModelTrainer {

  private final TrainingData data;
  private final MentorQueries mentorQueries;
  private final RecommendationsProperties properties;
  private final TransactionTemplate snapshot;
  private volatile @Nullable VersionedModel latest;

  ModelTrainer(
      TrainingData data,
      MentorQueries mentorQueries,
      RecommendationsProperties properties,
      PlatformTransactionManager transactions) {
    this.data = data;
    this.mentorQueries = mentorQueries;
    this.properties = properties;
    this.snapshot = new TransactionTemplate(transactions);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setReadOnly(true);
  }

  /** The latest model, about {@code tandem.recommendations.refresh} old at most. */
  public VersionedModel current() {
    var current = latest;
    return current == null ? retrain() : current;
  }

  @AlsoInCopies
  @Scheduled(fixedDelayString = "${tandem.recommendations.refresh:5s}")
  void retrainIfChanged() {
    var current = latest;
    if (current == null || !current.version().equals(data.version())) {
      retrain();
    }
  }

  public synchronized VersionedModel retrain() {
    var trained = Objects.requireNonNull(snapshot.execute(_ -> train()));
    latest = trained;
    return trained;
  }

  private VersionedModel train() {
    return new VersionedModel(
        data.version(),
        TrainedModel.train(
            mentorQueries.listedMentors(),
            data.metMentors(),
            data.trackRecords(),
            properties.ease()));
  }
}
