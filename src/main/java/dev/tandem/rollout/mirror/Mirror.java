package dev.tandem.rollout.mirror;

import dev.tandem.kernel.routing.ModulePath;
import dev.tandem.rollout.mirror.SideReader.TimedAnswer;
import dev.tandem.rollout.replay.AnswerBuffer;
import dev.tandem.rollout.replay.KeptBytes;
import dev.tandem.rollout.replay.RequestSnapshot;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.RouteTable;
import dev.tandem.rollout.routing.Stage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the reads that are mirrored, and hands them over to threads that ask and compare. A read
 * for which there is no thread, or no room for its answer, is dropped and counted.
 */
class Mirror {

  private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);

  private final RouteTable routeTable;
  private final RouteTemplates templates;
  private final MirrorProperties settings;
  private final MirrorThreads threads;
  private final PairComparison comparison;
  private final MirrorCounts counts;
  private final KeptBytes keptBytes;

  Mirror(
      RouteTable routeTable,
      RouteTemplates templates,
      MirrorProperties settings,
      MirrorThreads threads,
      PairComparison comparison,
      MirrorCounts counts,
      KeptBytes keptBytes) {
    this.routeTable = routeTable;
    this.templates = templates;
    this.settings = settings;
    this.threads = threads;
    this.comparison = comparison;
    this.counts = counts;
    this.keptBytes = keptBytes;
  }

  boolean chooses(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        && mirroredRoute(request)
            .filter(
                route -> ThreadLocalRandom.current().nextDouble() < settings.shareOf(route.stage()))
            .isPresent();
  }

  private Optional<ModuleRoute> mirroredRoute(HttpServletRequest request) {
    return ModulePath.moduleOf(request)
        .filter(routeTable::contains)
        .map(routeTable::route)
        .filter(route -> route.stage() != Stage.HOME);
  }

  MirroredExchange begin(HttpServletRequest request, HttpServletResponse response) {
    return MirroredExchange.begin(
        request, response, new AnswerBuffer(keptBytes, settings.maxAnswer().toBytes()));
  }

  /** Never fails: the user has the answer. */
  void answered(HttpServletRequest request, MirroredExchange exchange, long liveNanos) {
    var buffer = exchange.buffer();
    try {
      var route = mirroredRoute(request);
      if (route.isEmpty() || isStream(exchange)) {
        buffer.forget();
        return;
      }
      var read = read(request, exchange, route.get());
      var live = new TimedAnswer(exchange.response().answer(), liveNanos);
      if (!buffer.isComplete() || !threads.offer(() -> compare(read, live, buffer))) {
        buffer.forget();
        counts.record(read, List.of(Count.DROPPED));
      }
    } catch (RuntimeException e) {
      buffer.forget();
      LOG.warn("A read cannot be mirrored", e);
    }
  }

  private static boolean isStream(MirroredExchange exchange) {
    var type = Objects.requireNonNullElse(exchange.response().getContentType(), "");
    return type.startsWith("text/event-stream");
  }

  private MirroredRead read(
      HttpServletRequest request, MirroredExchange exchange, ModuleRoute route) {
    var snapshot = RequestSnapshot.of(request);
    return new MirroredRead(
        route,
        templates.of(request, snapshot),
        Objects.requireNonNull(exchange.answeredBy()),
        exchange.caller(),
        snapshot);
  }

  private void compare(MirroredRead read, TimedAnswer live, AnswerBuffer buffer) {
    try {
      comparison.compare(
          read, live, ThreadLocalRandom.current().nextDouble() < settings.noiseShare());
    } finally {
      buffer.forget();
    }
  }
}
