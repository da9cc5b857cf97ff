package dev.tandem.eventing.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThroughputTests {

  final AtomicLong now = new AtomicLong();
  final Throughput throughput = new Throughput(now::get);

  @Test
  void countsTheLastMinuteAndNothingBefore() {
    throughput.delivered("sample.notes", 5);
    pass(Duration.ofSeconds(30));
    throughput.delivered("sample.notes", 2);

    assertThat(throughput.perMinute("sample.notes")).isEqualTo(7);
    assertThat(throughput.perMinute("sample.others")).isZero();

    pass(Duration.ofSeconds(31));
    assertThat(throughput.perMinute("sample.notes")).isEqualTo(2);

    pass(Duration.ofHours(1));
    assertThat(throughput.perMinute("sample.notes")).isZero();
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
