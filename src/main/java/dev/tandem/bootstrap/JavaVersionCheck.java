package dev.tandem.bootstrap;

import dev.tandem.Tandem;

/**
 * Checks the Java version before any class that needs it is loaded. Compiled for Java 17, the
 * oldest version that can open the jar.
 */
public class JavaVersionCheck {

  private static final int REQUIRED_VERSION = 25;

  private JavaVersionCheck() {}

  public static void main(String[] args) {
    int version = Runtime.version().feature();
    if (version < REQUIRED_VERSION) {
      System.err.println(
          "\nTandem cannot start: it needs Java "
              + REQUIRED_VERSION
              + " and this is Java "
              + version
              + "; install JDK "
              + REQUIRED_VERSION
              + " and start with its java.\n");
      System.exit(1);
    }
    Tandem.main(args);
  }
}
