package dev.tandem.kernel.branch;

import java.time.LocalDate;

/**
 * What the code says of a branch.
 *
 * @param until the last day of the branch
 * @param current the name of the present implementation's class
 * @param next the name of the new implementation's class
 */
record BranchDescription(String name, LocalDate until, String current, String next) {

  /**
   * @throws IllegalArgumentException if the port is not marked as {@link Branched}
   */
  static <P> BranchDescription of(Class<P> port, P current, P next) {
    var declaration = port.getAnnotation(Branched.class);
    if (declaration == null) {
      throw new IllegalArgumentException(port.getName() + " is not marked as @Branched");
    }
    return new BranchDescription(
        declaration.name(),
        LocalDate.parse(declaration.until()),
        current.getClass().getSimpleName(),
        next.getClass().getSimpleName());
  }
}
