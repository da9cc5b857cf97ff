package dev.tandem.eventing.publishing;

import org.jspecify.annotations.Nullable;

/**
 * Connects the steps of a process that waits in between. What waits for a person or for a time to
 * come has a trace of its own, with a link to that of the step before; what only waits for an
 * answer or for another thread is part of it.
 */
public interface ProcessTrace {

  /** Of the step that is being taken, to be kept with the process; null if nothing is traced. */
  @Nullable String current();

  /**
   * Links what is being done to the step before. Does nothing within the trace of that.
   *
   * @param previous what {@link #current} returned then
   */
  void continueFrom(@Nullable String previous);

  /**
   * Takes a step as part of an earlier trace.
   *
   * @param earlier what {@link #current} returned then
   */
  void resume(String step, @Nullable String earlier, Runnable work);
}
