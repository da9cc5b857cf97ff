package dev.tandem;

/**
 * Looks at the Java that runs it before anything else needs a newer one; compiled for Java 17, the
 * oldest that can open the jar.
 */
public class Start {

  private static final int NEEDED = 25;

  private Start() {}

  public static void main(String[] args) {
    int found = Runtime.version().feature();
    if (found < NEEDED) {
      System.err.println(
          "\nTandem cannot start: it needs Java "
              + NEEDED
              + " and this is Java "
              + found
              + "; install JDK "
              + NEEDED
              + " and start with its java.\n");
      System.exit(1);
    }
    Tandem.main(args);
  }
}
