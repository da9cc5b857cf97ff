package dev.tandem.recommendations.model;

import dev.tandem.recommendations.RecommendationsProperties;
import dev.tandem.recommendations.candidate.MentorQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Trains the model in the background whenever its data has changed. */
@Component
public class ModelTrainer {

  private final TrainingData data;
  private final MentorQueries mentorQueries;
  private final RecommendationsProperties properties;
  private volatile @Nullable VersionedModel latest;

  ModelTrainer(
      TrainingData data, MentorQueries mentorQueries, RecommendationsProperties properties) {
    this.data = data;
    this.mentorQueries = mentorQueries;
    this.properties = properties;
  }

  /** The latest model, about {@code tandem.recommendations.refresh} old at most. */
  public TrainedModel currentModel() {
    var current = latest;
    return current == null ? retrain() : current.model();
  }

  @Scheduled(fixedDelayString = "${tandem.recommendations.refresh:5s}")
  void retrainIfChanged() {
    var current = latest;
    if (current == null || !current.version().equals(data.version())) {
      retrain();
    }
  }

  public synchronized TrainedModel retrain() {
    var version = data.version();
    var model =
        TrainedModel.train(
            mentorQueries.listedMentors(),
            data.metMentors(),
            data.trackRecords(),
            properties.ease());
    latest = new VersionedModel(version, model);
    return model;
  }

  private record VersionedModel(String version, TrainedModel model) {}
}
