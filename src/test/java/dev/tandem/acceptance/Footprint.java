package dev.tandem.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process takes of the machine.
 *
 * @param memory resident, in MiB; 0 where the machine does not say
 * @param processor time since it began
 */
record Footprint(long memory, Duration processor) {

  static Footprint of(ProcessHandle process) {
    return new Footprint(
        memory(process.pid()), process.info().totalCpuDuration().orElse(Duration.ZERO));
  }

  Footprint since(Footprint before) {
    return new Footprint(memory, processor.minus(before.processor));
  }

  private static long memory(long pid) {
    var status = Path.of("/proc", String.valueOf(pid), "status");
    try {
      return Files.exists(status)
          ? Files.readAllLines(status).stream()
                  .filter(it -> it.startsWith("VmRSS"))
                  .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")))
                  .sum()
              / 1024
          : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
