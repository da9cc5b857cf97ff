package dev.tandem.recommendations.model;

import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.candidate.Mentor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The models trained on profiles, meetings and ratings; a pure function of them. */
public final class TrainedModel {

  private static final double DEFAULT_MEAN_STARS = 4;

  private final TextIndex textIndex;
  private final EaseModel ease;
  private final ImplicitAlsModel als;
  private final Map<MentorId, TrackRecord> trackRecords;

  private TrainedModel(
      TextIndex textIndex,
      EaseModel ease,
      ImplicitAlsModel als,
      Map<MentorId, TrackRecord> trackRecords) {
    this.textIndex = textIndex;
    this.ease = ease;
    this.als = als;
    this.trackRecords = trackRecords;
  }

  /**
   * @param lambda strength of EASE's regularisation
   */
  public static TrainedModel train(
      Collection<Mentor> mentors,
      Map<MenteeId, Set<MentorId>> met,
      Map<MentorId, TrackRecord> trackRecords,
      double lambda) {
    var interactions = InteractionMatrix.of(met);
    return new TrainedModel(
        TextIndex.of(mentors),
        EaseModel.train(interactions, lambda),
        ImplicitAlsModel.train(interactions),
        Map.copyOf(trackRecords));
  }

  /** How well the profiles match the topics, by BM25. */
  public Map<MentorId, Double> textScores(List<String> topics) {
    return textIndex.scores(topics);
  }

  /** Scores the mentors not yet met by EASE, for a mentee who met these. */
  public Map<MentorId, Double> easeScores(Set<MentorId> met) {
    return ease.scores(met);
  }

  /** Scores the mentors not yet met by implicit ALS, for a mentee who met these. */
  public Map<MentorId, Double> alsScores(Set<MentorId> met) {
    return als.scores(met);
  }

  /** The met mentor who weighs most for this mentor, among those that several mentees met too. */
  public Optional<MentorId> strongestEvidence(MentorId mentor, Set<MentorId> met) {
    return ease.strongestEvidence(mentor, met);
  }

  public TrackRecord trackRecord(MentorId mentor) {
    return trackRecords.getOrDefault(mentor, TrackRecord.NONE);
  }

  /** The mean of all ratings of mentors. */
  public double meanStars() {
    long ratings = trackRecords.values().stream().mapToLong(TrackRecord::ratingCount).sum();
    long stars = trackRecords.values().stream().mapToLong(TrackRecord::totalStars).sum();
    return ratings == 0 ? DEFAULT_MEAN_STARS : (double) stars / ratings;
  }
}
