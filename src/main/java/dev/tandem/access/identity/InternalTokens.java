package dev.tandem.access.identity;

/** Issues the tokens that tell a module in another process who is calling. */
public interface InternalTokens {

  /**
   * A signed token that names the current caller, or none when the request is anonymous; valid for
   * one module and for seconds.
   *
   * @param epoch of the module's route, as known to the sender
   * @param requestId identifies the request in the logs of both processes
   */
  String issue(String module, long epoch, String requestId);

  /**
   * As {@link #issue}, for a request that only reads, and that the module answers from its copy
   * while it is live on the other side.
   */
  String issueForCopy(String module, long epoch, String requestId);
}
