package dev.tandem.eventing.interaction;

/** Takes note that modules use each other. */
public interface InteractionRecorder {

  /** A module that uses itself is not counted. */
  void count(Interaction interaction, long times);
}
