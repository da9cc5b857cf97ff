package dev.tandem.acceptance.cutover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process takes of the machine.
 *
 * @param residentMib resident, in MiB; 0 where the machine does not say
 * @param cpuTime time since it began
 */
record ProcessFootprint(long residentMib, Duration cpuTime) {

  static ProcessFootprint of(ProcessHandle process) {
    return new ProcessFootprint(
        readResidentMib(process.pid()), process.info().totalCpuDuration().orElse(Duration.ZERO));
  }

  ProcessFootprint since(ProcessFootprint before) {
    return new ProcessFootprint(residentMib, cpuTime.minus(before.cpuTime));
  }

  private static long readResidentMib(long pid) {
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
