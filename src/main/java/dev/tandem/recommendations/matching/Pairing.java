package dev.tandem.recommendations.matching;

import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.events.Pair;
import java.util.List;
import java.util.Objects;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The mentor that a match gives to a mentee.
 *
 * @param mentor null if no suitable mentor had a place left
 * @param preferenceRank which of the mentee's own choices this is, from 1; null if none of them
 * @param locked fixed by an operator, so that matching again does not change it
 */
@ValueObject
@Table(schema = "recommendations", name = "pair")
record Pairing(
    @Column("mentee_id") MenteeId mentee,
    @Column("mentor_id") @Nullable MentorId mentor,
    @Nullable Integer preferenceRank,
    boolean locked) {

  /**
   * @param chosen the mentee's own choices, most preferred first
   */
  static Pairing of(
      MenteeId mentee, @Nullable MentorId mentor, List<MentorId> chosen, boolean locked) {
    var rank = mentor == null || !chosen.contains(mentor) ? null : chosen.indexOf(mentor) + 1;
    return new Pairing(mentee, mentor, rank, locked);
  }

  /** The pair of an event; only for a pairing with a mentor. */
  Pair published() {
    return new Pair(mentee.value(), Objects.requireNonNull(mentor).value());
  }
}
