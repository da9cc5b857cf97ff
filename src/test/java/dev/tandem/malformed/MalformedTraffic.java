package dev.tandem.malformed;

import dev.tandem.malformed.Targets.Target;
import dev.tandem.malformed.Visitors.Visitor;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sends malformed requests, the same ones in each run, and collects what was wrongly answered. */
public final class MalformedTraffic {

  private static final long SEED = 20_261_128L;
  private static final int SENDERS = 6;

  private final int port;
  private final List<Target> targets;
  private final List<Visitor> visitors;
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  MalformedTraffic(int port, List<Target> targets, List<Visitor> visitors) {
    this.port = port;
    this.targets = targets;
    this.visitors = visitors;
  }

  /**
   * Reads of addresses whose answers come from elsewhere.
   *
   * @param headers each line identifies a visitor
   */
  public static MalformedTraffic ofReads(int port, List<String> paths, List<String> headers) {
    var targets =
        paths.stream()
            .flatMap(path -> Stream.of(new Target("GET", path), new Target("HEAD", path)))
            .toList();
    return new MalformedTraffic(port, targets, headers.stream().map(Visitor::new).toList());
  }

  /** What was answered with 5xx, without words or with words about the program. */
  public List<String> send(int requests) {
    try (var senders = Executors.newFixedThreadPool(SENDERS)) {
      IntStream.range(0, requests).forEach(number -> senders.execute(() -> sendOne(number)));
    }
    return List.copyOf(failures);
  }

  private void sendOne(int number) {
    var random = new SplittableRandom(SEED + number);
    var target = targets.get(number % targets.size());
    var visitor = Mistakes.pick(visitors, random);
    var mistake = mistakeFor(target, visitor, random);
    var request = visitor.request(target.method(), target.path(random));
    mistake.edit().apply(request, random);
    try {
      var problem = Expectations.problemOf(mistake, request, RawResponse.to(request.bytes(), port));
      problem.ifPresent(it -> failures.add(mistake.name() + ": " + it + "\n" + request));
    } catch (IOException e) {
      failures.add(mistake.name() + ": " + e + "\n" + request);
    }
  }

  /** Who may change something makes mistakes that no server may overlook. */
  private static Mistake mistakeFor(Target target, Visitor visitor, SplittableRandom random) {
    var choices =
        Mistakes.all().stream()
            .filter(it -> target.isRead() || !visitor.isSignedIn() || !it.harmless())
            .toList();
    return Mistakes.pick(choices, random);
  }
}
