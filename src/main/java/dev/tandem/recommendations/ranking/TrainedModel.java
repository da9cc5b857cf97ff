package dev.tandem.recommendations.ranking;

import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** The models trained on profiles, meetings and ratings; a pure function of them. */
record TrainedModel(
    TextIndex textIndex,
    EaseModel ease,
    ImplicitAlsModel als,
    Map<MentorId, TrackRecord> trackRecords) {

  private static final double DEFAULT_MEAN_STARS = 4;

  static TrainedModel train(
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

  TrackRecord trackRecord(MentorId mentor) {
    return trackRecords.getOrDefault(mentor, TrackRecord.NONE);
  }

  /** The mean of all ratings of mentors. */
  double meanStars() {
    long ratings = trackRecords.values().stream().mapToLong(TrackRecord::ratingCount).sum();
    long stars = trackRecords.values().stream().mapToLong(TrackRecord::totalStars).sum();
    return ratings == 0 ? DEFAULT_MEAN_STARS : (double) stars / ratings;
  }
}
