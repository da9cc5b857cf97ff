package dev.tandem.eventing.relay;

/** What a relay task is doing. */
enum TaskState {
  IDLE,
  QUEUED,
  RUNNING,
  RUNNING_AND_SIGNALED;

  TaskState signaled() {
    return switch (this) {
      case IDLE, QUEUED -> QUEUED;
      case RUNNING, RUNNING_AND_SIGNALED -> RUNNING_AND_SIGNALED;
    };
  }

  /**
   * @param runAgain even if the task was not signaled meanwhile
   */
  TaskState afterRun(boolean runAgain) {
    return runAgain || this == RUNNING_AND_SIGNALED ? QUEUED : IDLE;
  }
}
