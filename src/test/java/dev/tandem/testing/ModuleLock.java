package dev.tandem.testing;

import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * Lets the tests of a module run one after the other, as they share its slices and what lies in
 * their databases, and beside those of other modules, with which they share nothing.
 */
public final class ModuleLock implements ResourceLocksProvider {

  private static final String ROOT = "dev.tandem.";

  @Override
  public Set<Lock> provideForClass(Class<?> testClass) {
    return Set.of(new Lock("the slices of " + moduleOf(testClass)));
  }

  private static String moduleOf(Class<?> testClass) {
    var name = testClass.getPackageName() + ".";
    return name.substring(ROOT.length()).split("\\.", 2)[0];
  }
}
