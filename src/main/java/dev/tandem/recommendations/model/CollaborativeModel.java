package dev.tandem.recommendations.model;

/**
 * What is learned from who met whom. EASE weighs each mentor against each other one, which takes
 * the third power of their number to learn and the second to keep, so it knows only the mentors
 * whom most mentees met. ALS knows all.
 */
record CollaborativeModel(EaseModel ease, ImplicitAlsModel als) {

  /** Learned within a second, and kept in 16 MB. */
  static final int MAX_EASE_MENTORS = 1_000;

  /**
   * @param lambda strength of EASE's regularisation
   */
  static CollaborativeModel train(InteractionMatrix interactions, double lambda) {
    return new CollaborativeModel(
        EaseModel.train(interactions.withMostMet(MAX_EASE_MENTORS), lambda),
        ImplicitAlsModel.train(interactions));
  }
}
