package dev.tandem.rollout.mirror;

import dev.tandem.access.identity.InternalTokens;
import dev.tandem.eventing.interaction.InteractionRecorder;
import dev.tandem.kernel.tls.TrustedCertificates;
import dev.tandem.rollout.comparison.Answer;
import dev.tandem.rollout.remote.ForwardedRequestHeaders;
import dev.tandem.rollout.remote.RemoteCall;
import dev.tandem.rollout.replay.ReplayedRequest;
import dev.tandem.rollout.replay.ServerTiming;
import dev.tandem.rollout.replay.UnansweredReadException;
import dev.tandem.rollout.routing.RolloutProperties;
import dev.tandem.rollout.routing.Stage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/**
 * Asks the module's service over connections of its own, which users' requests never wait for. An
 * answer that is too large or too slow is broken off.
 */
final class ServiceReader implements SideReader, AutoCloseable {

  /** Marks a read whose answer no user gets. */
  static final String MIRRORED_HEADER = "Tandem-Mirrored";

  private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(500);
  private static final Set<String> NOT_SENT =
      Set.of("accept-encoding", "content-length", "connection", "host", "upgrade", "expect");

  private final RolloutProperties services;
  private final InternalTokens tokens;
  private final MirrorProperties settings;
  private final InteractionRecorder interactions;
  private final HttpClient http;

  ServiceReader(
      RolloutProperties services,
      InternalTokens tokens,
      TrustedCertificates trusted,
      MirrorProperties settings,
      InteractionRecorder interactions) {
    this.services = services;
    this.tokens = tokens;
    this.settings = settings;
    this.interactions = interactions;
    var builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER);
    trusted.context().ifPresent(builder::sslContext);
    this.http = builder.build();
  }

  @Override
  public TimedAnswer ask(MirroredRead read) throws InterruptedException {
    var request = request(read);
    var body = BodyHandlers.limiting(BodyHandlers.ofByteArray(), settings.maxAnswer().toBytes());
    var answer = http.sendAsync(request, body);
    try {
      var response = answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
      interactions.count(RemoteCall.MIRRORED_READ.to(read.module()), 1);
      return timed(response);
    } catch (TimeoutException | ExecutionException e) {
      answer.cancel(true);
      throw new UnansweredReadException(e);
    }
  }

  private HttpRequest request(MirroredRead read) {
    var snapshot = read.request();
    var original = new HttpHeaders();
    snapshot.headers().forEach(original::addAll);
    var requestId = "mirror-" + UUID.randomUUID();
    var headers =
        ForwardedRequestHeaders.of(
            new ReplayedRequest(snapshot, read.caller()),
            original,
            token(read, requestId),
            requestId);
    headers.set(MIRRORED_HEADER, "true");
    headers.set(ServerTiming.REQUEST_HEADER, "true");
    try {
      var request = HttpRequest.newBuilder(target(read)).timeout(settings.timeout()).GET();
      headers.forEach((name, values) -> {
        if (!NOT_SENT.contains(name.toLowerCase(Locale.ROOT))) {
          values.forEach(value -> request.header(name, value));
        }
      });
      return request.build();
    } catch (IllegalArgumentException e) {
      throw new UnansweredReadException(e);
    }
  }

  private URI target(MirroredRead read) {
    var service =
        services
            .service(read.module())
            .orElseThrow(() -> new UnansweredReadException("no service is configured"));
    var query = read.request().query();
    return URI.create(service.url() + read.request().uri() + (query == null ? "" : "?" + query));
  }

  private String token(MirroredRead read, String requestId) {
    var route = read.route();
    var caller = read.caller();
    try {
      if (caller != null) {
        SecurityContextHolder.setContext(new SecurityContextImpl(caller));
      }
      return route.stage() == Stage.AWAY
          ? tokens.issue(route.module(), route.epoch(), requestId)
          : tokens.issueForCopy(route.module(), route.epoch(), requestId);
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  private static TimedAnswer timed(HttpResponse<byte[]> response) {
    var all = response.headers();
    if (all.firstValue(ForwardedRequestHeaders.INTERNAL_TOKEN_HEADER).isPresent()) {
      throw new UnansweredReadException("it does not accept the internal tokens of this platform");
    }
    var kept = new HashMap<String, String>();
    for (var name : Answer.KEPT_HEADERS) {
      all.firstValue(name).ifPresent(value -> kept.put(name, value));
    }
    return new TimedAnswer(
        new Answer(response.statusCode(), kept, response.body()),
        ServerTiming.nanos(all.firstValue(ServerTiming.RESPONSE_HEADER).orElse("")));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
