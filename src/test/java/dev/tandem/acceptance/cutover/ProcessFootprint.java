package dev.tandem.acceptance.cutover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Memory and CPU time of a process.
 *
 * @param residentMib resident memory in MiB; 0 where there is no /proc
 * @param cpuTime since the process started
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
                  .filter(line -> line.startsWith("VmRSS"))
                  .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                  .sum()
              / 1024
          : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
