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
  private final CollaborativeModel collaborative;
  private final Map<MentorId, TrackRecord> trackRecords;
  private final double meanStars;

  TrainedModel(
      TextIndex textIndex,
      CollaborativeModel collaborative,
      Map<MentorId, TrackRecord> trackRecords) {
    this.textIndex = textIndex;
    this.collaborative = collaborative;
    this.trackRecords = Map.copyOf(trackRecords);
    this.meanStars = meanStars(trackRecords.values());
  }

  /**
   * @param lambda strength of EASE's regularisation
   */
  public static TrainedModel train(
      Collection<Mentor> mentors,
      Map<MenteeId, Set<MentorId>> met,
      Map<MentorId, TrackRecord> trackRecords,
      double lambda) {
    return new TrainedModel(
        TextIndex.of(mentors),
        CollaborativeModel.train(InteractionMatrix.of(met), lambda),
        trackRecords);
  }

  /** Knows what mentors say about themselves, and nothing else yet. */
  static TrainedModel ofProfiles(Collection<Mentor> mentors) {
    return train(mentors, Map.of(), Map.of(), 1);
  }

  /** The same with other profiles. */
  TrainedModel withProfiles(Collection<Mentor> mentors) {
    return new TrainedModel(TextIndex.of(mentors), collaborative, trackRecords);
  }

  /** The same profiles with what was learned of meetings and ratings. */
  TrainedModel withLearned(
      CollaborativeModel learned, Map<MentorId, TrackRecord> currentTrackRecords) {
    return new TrainedModel(textIndex, learned, currentTrackRecords);
  }

  /** How well the profiles match the topics, by BM25. */
  public MentorScores textScores(List<String> topics) {
    return textIndex.scores(topics);
  }

  /** Scores the mentors not yet met by EASE, for a mentee who met these. */
  public MentorScores easeScores(Set<MentorId> met) {
    return collaborative.ease().scores(met);
  }

  /** Scores the mentors not yet met by implicit ALS, for a mentee who met these. */
  public MentorScores alsScores(Set<MentorId> met) {
    return collaborative.als().scores(met);
  }

  /** The met mentor who weighs most for this mentor, among those that several mentees met too. */
  public Optional<MentorId> strongestEvidence(MentorId mentor, Set<MentorId> met) {
    return collaborative.ease().strongestEvidence(mentor, met);
  }

  public TrackRecord trackRecord(MentorId mentor) {
    return trackRecords.getOrDefault(mentor, TrackRecord.NONE);
  }

  /** The mean of all ratings of mentors. */
  public double meanStars() {
    return meanStars;
  }

  private static double meanStars(Collection<TrackRecord> trackRecords) {
    long ratings = trackRecords.stream().mapToLong(TrackRecord::ratingCount).sum();
    long stars = trackRecords.stream().mapToLong(TrackRecord::totalStars).sum();
    return ratings == 0 ? DEFAULT_MEAN_STARS : (double) stars / ratings;
  }
}
