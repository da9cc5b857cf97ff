package dev.tandem.kernel.branch;

import java.time.Instant;

/**
 * A change of a branch, as its module publishes it.
 *
 * @param branch the qualified name
 * @param version grows with every setting
 * @param what a sentence without the names of accounts
 * @param by the id with which the operator signs in, or {@code Tandem}
 */
public record RecordedChange(
    String module, String branch, long version, Instant at, String what, String by, String reason) {

  static RecordedChange of(String module, String name, BranchChange change) {
    var branch = module + "." + name;
    var setting = change.setting();
    var what =
        switch (change.action()) {
          case SET -> "The branch %s was set: %s.".formatted(branch, setting);
          case SWITCHED_BACK ->
              "The branch %s was switched back to the present implementation, and locked."
                  .formatted(branch);
          case ACKNOWLEDGED -> "The verdict on the branch %s was acknowledged.".formatted(branch);
        };
    return new RecordedChange(
        module, branch, change.version(), change.at(), what, change.operator(), change.reason());
  }
}
