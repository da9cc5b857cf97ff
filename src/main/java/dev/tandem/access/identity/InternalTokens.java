package dev.tandem.access.identity;

/** Introduces whoever is calling to a module that lives elsewhere. */
public interface InternalTokens {

  /**
   * A signed word on who is calling, or that nobody is known to; good for one module, for seconds.
   *
   * @param epoch of the module's standing, as the sender knows it
   * @param requestId by which both sides name the request in their logs
   */
  String issue(String module, long epoch, String requestId);
}
