package dev.tandem.eventing.message;

/** The names of the queues, one for each module that receives events. */
public final class ModuleQueue {

  private static final String PREFIX = "tandem.";

  private ModuleQueue() {}

  public static String nameOf(String module) {
    return PREFIX + module;
  }

  public static String moduleOf(String queue) {
    return queue.substring(PREFIX.length());
  }
}
