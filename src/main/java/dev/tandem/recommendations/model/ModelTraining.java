package dev.tandem.recommendations.model;

import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.RecommendationsProperties;
import dev.tandem.recommendations.candidate.Candidate;
import dev.tandem.recommendations.candidate.CandidateCache;
import dev.tandem.recommendations.candidate.Mentor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Trains a part of the model anew; the other part stays as it is. */
@Component
class ModelTraining {

  private final CandidateCache candidates;
  private final TrainingData data;
  private final RecommendationsProperties properties;
  private final TransactionTemplate snapshot;

  ModelTraining(
      CandidateCache candidates,
      TrainingData data,
      RecommendationsProperties properties,
      PlatformTransactionManager transactions) {
    this.candidates = candidates;
    this.data = data;
    this.properties = properties;
    this.snapshot = new TransactionTemplate(transactions);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setReadOnly(true);
  }

  static VersionedModel untrained() {
    return new VersionedModel("", "", TrainedModel.ofProfiles(List.of()));
  }

  List<Mentor> currentMentors() {
    return candidates.current().all().stream().map(Candidate::mentor).toList();
  }

  VersionedModel withProfiles(List<Mentor> mentors, VersionedModel before) {
    return new VersionedModel(
        Fingerprint.ofProfiles(mentors), before.meetings(), before.model().withProfiles(mentors));
  }

  VersionedModel withMeetings(VersionedModel before) {
    var facts =
        Objects.requireNonNull(
            snapshot.execute(_ -> new Facts(data.metMentors(), data.trackRecords())));
    var learned = CollaborativeModel.train(InteractionMatrix.of(facts.met()), properties.ease());
    return new VersionedModel(
        before.profiles(),
        Fingerprint.ofMeetings(facts.met(), facts.trackRecords()),
        before.model().withLearned(learned, facts.trackRecords()));
  }

  private record Facts(Map<MenteeId, Set<MentorId>> met, Map<MentorId, TrackRecord> trackRecords) {}
}
