package dev.tandem.preferences.execution;

import dev.tandem.preferences.migration.LegacyMigration;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Prints every few seconds how many members are done. */
final class ProgressPrinter implements Runnable {

  private static final long INTERVAL = TimeUnit.SECONDS.toNanos(5);

  private final PrintStream out;
  private final Supplier<LegacyMigration> migration;
  private long printedAt = System.nanoTime();

  ProgressPrinter(PrintStream out, Supplier<LegacyMigration> migration) {
    this.out = out;
    this.migration = migration;
  }

  @Override
  public void run() {
    if (System.nanoTime() - printedAt > INTERVAL) {
      printedAt = System.nanoTime();
      var now = migration.get();
      out.println(
          String.format(
              Locale.ROOT, "%,d of %,d members", now.progress().doneMembers(), now.memberCount()));
    }
  }
}
