package dev.tandem.kernel.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.kernel.routing.Share;
import dev.tandem.testing.NoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@NoDatabase
class ComparisonsTests {

  private static final BiPredicate<String, String> EQUAL = String::equals;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Comparisons comparisons = new Comparisons("house.heating", setting(1), meters);

  @AfterEach
  void close() {
    comparisons.close();
  }

  @Test
  void countsWhatIsEqualWhatDiffersAndWhatFails() {
    var warm = answered("warm", 10);
    var failed = new TimedAnswer<String>(null, new IllegalStateException(), 10);

    assertThat(warm.compareTo(answered("warm", 9), EQUAL)).isEqualTo(even(0, 0, 0));
    assertThat(warm.compareTo(answered("cold", 9), EQUAL)).isEqualTo(even(1, 0, 0));
    assertThat(warm.compareTo(failed, EQUAL)).isEqualTo(even(1, 0, 1));
    assertThat(failed.compareTo(warm, EQUAL)).isEqualTo(even(1, 1, 0));
    assertThat(failed.compareTo(failed, EQUAL)).isEqualTo(even(0, 1, 1));
    assertThat(warm.compareTo(answered("warmer", 9), (a, b) -> b.startsWith(a)))
        .isEqualTo(even(0, 0, 0));
  }

  @Test
  void whoTakesMoreThanTwoMillisecondsLongerIsSlower() {
    var fast = answered("warm", 1_000_000);
    var slow = answered("warm", 3_000_001);

    assertThat(fast.compareTo(slow, EQUAL).slower()).isEqualTo(1);
    assertThat(slow.compareTo(fast, EQUAL).faster()).isEqualTo(1);
    assertThat(fast.compareTo(answered("warm", 3_000_000), EQUAL).even()).isEqualTo(1);
  }

  /** One is under way and two wait; nobody who offers more waits for them. */
  @Test
  void dropsAndCountsWhatItHasNoRoomFor() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var released = new CountDownLatch(1);
    comparisons.offer(
        setting(1),
        () -> {
          begun.countDown();
          awaitUninterrupted(released);
          return even(0, 0, 0);
        });
    begun.await();
    for (int i = 0; i < 10; i++) {
      comparisons.offer(setting(1), () -> even(1, 0, 0));
    }
    released.countDown();

    await()
        .untilAsserted(() ->
            assertThat(
                    meters
                        .counter("tandem.branch", "branch", "house.heating", "result", "compared")
                        .count())
                .isEqualTo(3));
    var counts = comparisons.take().counts();
    assertThat(counts.compared()).isEqualTo(3);
    assertThat(counts.different()).isEqualTo(2);
    assertThat(counts.dropped()).isEqualTo(8);
    assertThat(comparisons.take().counts()).isEqualTo(BranchCounts.NONE);
  }

  @Test
  void countsAnewUnderAnotherSetting() {
    comparisons.offer(setting(1), () -> even(1, 0, 0));
    comparisons.offer(setting(2), () -> even(0, 0, 0));

    await()
        .untilAsserted(() ->
            assertThat(
                    meters
                        .counter("tandem.branch", "branch", "house.heating", "result", "compared")
                        .count())
                .isEqualTo(2));
    assertThat(comparisons.take()).isEqualTo(new BranchReport(2, Instant.EPOCH, even(0, 0, 0)));
  }

  private static BranchSetting setting(long version) {
    return new BranchSetting(Share.NONE, Share.NONE, Set.of(), Set.of(), version, Instant.EPOCH);
  }

  private static TimedAnswer<String> answered(String answer, long nanos) {
    return new TimedAnswer<>(answer, null, nanos);
  }

  private static BranchCounts even(long different, long currentErrors, long nextErrors) {
    return new BranchCounts(1, different, 0, 0, 0, 1, currentErrors, nextErrors);
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
