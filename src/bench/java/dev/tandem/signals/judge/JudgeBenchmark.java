package dev.tandem.signals.judge;

import dev.tandem.testing.MarkedSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Compares the judge with the rules that others decide by, on the same streams with fixed seeds and
 * a look after every observation: {@code mvn -Pbench test-compile exec:exec@judge}; with {@code
 * -Dbench.keep=true} the figures go into module-docs/benchmarks.md.
 */
final class JudgeBenchmark {

  private static final Path RESULTS_FILE = Path.of("module-docs/benchmarks.md");
  private static final MarkedSection SECTION =
      new MarkedSection("<!-- judge: written by the benchmark -->", "<!-- /judge -->");
  private static final int STREAMS = 200;
  private static final int LOOKS = Integer.getInteger("looks", 200_000);
  private static final int FINDING_STREAMS = 1_000;
  private static final int FINDING_LOOKS = 20_000;

  private final List<String> lines = new ArrayList<>();
  private boolean reached = true;

  private record Contender(String name, Function<ObservedSignal, StreamRule> rules) {}

  private static final Contender OWN = new Contender("Tandem", OwnRule::of);
  private static final List<Contender> CONTENDERS =
      List.of(
          OWN,
          new Contender("Kayenta's rule", signal -> new KayentaRule()),
          new Contender("fixed threshold", FixedThresholdRule::of));

  public static void main(String[] arguments) throws IOException {
    new JudgeBenchmark().run();
  }

  private void run() throws IOException {
    long start = System.nanoTime();
    print("## The judge of signals, %s", LocalDate.now());
    print("");
    print(
        "`mvn -Pbench test-compile exec:exec@judge`, seeds 0 to %d, the same streams for each rule. *Kayenta's rule* is a Mann–Whitney U test of both series at a confidence of 0.98 and means that differ by more than a tenth, from the 50th observation on; it is made for one look at the end. The *fixed threshold* is a mean over the last 1,000 compares (0.5 %%), 100 buckets with errors (twice the other side's) or 30 buckets (1.2 times the latency).",
        FINDING_STREAMS - 1);
    falseAlarms();
    findings();
    missingData();
    print("");
    print(
        "All goals %s. Took %d s.",
        reached ? "reached" : "**missed in part**", (System.nanoTime() - start) / 1_000_000_000);
    if (Boolean.getBoolean("bench.keep")) {
      var content = String.join("\n", lines);
      Files.writeString(RESULTS_FILE, SECTION.replaceIn(Files.readString(RESULTS_FILE), content));
    }
    if (!reached) {
      throw new IllegalStateException("A goal was missed");
    }
  }

  private void falseAlarms() {
    print("");
    print(
        "### False alarms: %d streams in which both sides are the same, %,d looks at each",
        STREAMS, LOOKS);
    print("");
    print(
        "Mismatches are at the tolerated floor of 0.1 %%, or below it as the traffic has it; errors and latency follow the traffic on both sides; and where it is autocorrelated, each side's latency also has an AR(1) of its own. Goal: at most 0.1 %%, which is no stream of %d.",
        STREAMS);
    print("");
    header("signal and traffic");
    for (var signal : ObservedSignal.values()) {
      for (var traffic : Traffic.values()) {
        row(
            "%s, %s".formatted(name(signal), name(traffic)),
            contender -> falseAlarms(contender, signal, traffic));
      }
    }
  }

  private String falseAlarms(Contender contender, ObservedSignal signal, Traffic traffic) {
    long alarms =
        Streams.alarms(
            Streams.firstAlarms(STREAMS, LOOKS, rule(contender, signal), signal, false, traffic));
    check(contender, alarms == 0);
    return "%d (%.1f %%)".formatted(alarms, 100.0 * alarms / STREAMS);
  }

  private void findings() {
    print("");
    print(
        "### What is worse: observations until it is found, median and nine tenths of %,d streams",
        FINDING_STREAMS);
    print("");
    print("An alarm of a rule that also raises it where nothing is wrong tells nothing.");
    print("");
    header("effect, traffic, goal for the median");
    finding(
        "1 % mismatches over a floor of 0.1 %, compares",
        ObservedSignal.MISMATCHES, Traffic.STEADY, 600);
    for (var traffic : Traffic.values()) {
      finding("twice the errors, buckets with errors", ObservedSignal.ERRORS, traffic, 140);
    }
    for (var traffic : Traffic.values()) {
      finding("20 % more latency, paired buckets", ObservedSignal.LATENCY, traffic, 400);
    }
  }

  private void finding(String effect, ObservedSignal signal, Traffic traffic, long goal) {
    row(
        "%s, %s, ≤ %d".formatted(effect, name(traffic), goal),
        contender -> found(contender, signal, traffic, goal));
  }

  private String found(Contender contender, ObservedSignal signal, Traffic traffic, long goal) {
    var alarms =
        Streams.firstAlarms(
            FINDING_STREAMS, FINDING_LOOKS, rule(contender, signal), signal, true, traffic);
    long median = Streams.quantile(alarms, 0.5);
    check(contender, median <= goal);
    return "%s, %s".formatted(count(median), count(Streams.quantile(alarms, 0.9)));
  }

  private static String count(long observations) {
    return observations == Streams.NEVER
        ? "never"
        : String.format(Locale.ENGLISH, "%,d", observations);
  }

  private void missingData() {
    print("");
    print("### Missing data");
    print("");
    var silent = ShareRule.floor(ObservedSignal.FLOOR).judge(Tally.NONE);
    print(
        "Without an observation the verdict is %s, with an e-value of %.0f.",
        silent.verdict(), silent.eValue());
    print("");
    header(
        "of %d streams that lose half of their observations and whole spells of them"
            .formatted(STREAMS));
    for (var signal : ObservedSignal.values()) {
      row(name(signal), contender -> missing(contender, signal));
    }
  }

  private String missing(Contender contender, ObservedSignal signal) {
    long alarms =
        Streams.alarms(
            Streams.firstAlarms(
                STREAMS,
                LOOKS / 4,
                () -> new LosingRule(contender.rules().apply(signal)),
                signal,
                false,
                Traffic.DAILY));
    check(contender, alarms == 0);
    return "%d (%.1f %%)".formatted(alarms, 100.0 * alarms / STREAMS);
  }

  private static Supplier<StreamRule> rule(Contender contender, ObservedSignal signal) {
    return () -> contender.rules().apply(signal);
  }

  private void check(Contender contender, boolean goal) {
    reached &= goal || contender != OWN;
  }

  private void header(String first) {
    print(
        "| %s | %s |",
        first, String.join(" | ", CONTENDERS.stream().map(Contender::name).toList()));
    print("|---|%s", "---|".repeat(CONTENDERS.size()));
  }

  private void row(String first, Function<Contender, String> cell) {
    print("| %s | %s |", first, String.join(" | ", CONTENDERS.stream().map(cell).toList()));
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private void print(String format, Object... arguments) {
    var line = String.format(Locale.ENGLISH, format, arguments);
    lines.add(line);
    System.out.println(line);
  }
}
