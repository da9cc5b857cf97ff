package dev.tandem.bootstrap;

import dev.tandem.Tandem;

/**
 * Looks at the Java that runs it before anything else needs a newer one; compiled for Java 17, the
 * oldest that can open the jar.
 */
public class JavaVersionCheck {

  private static final int REQUIRED_VERSION = 25;

  private JavaVersionCheck() {}

  public static void main(String[] args) {
    int found = Runtime.version().feature();
    if (found < REQUIRED_VERSION) {
      System.err.println(
          "\nTandem cannot start: it needs Java "
              + REQUIRED_VERSION
              + " and this is Java "
              + found
              + "; install JDK "
              + REQUIRED_VERSION
              + " and start with its java.\n");
      System.exit(1);
    }
    Tandem.main(args);
  }
}
