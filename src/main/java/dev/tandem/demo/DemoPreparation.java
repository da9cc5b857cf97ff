package dev.tandem.demo;

import dev.tandem.kernel.time.AdjustableClock;
import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import tools.jackson.databind.ObjectMapper;

/** Prepares the demo data after the first start and prints how to sign in. */
class DemoPreparation implements ApplicationListener<ApplicationReadyEvent> {

  private static final Logger LOG = LoggerFactory.getLogger(DemoPreparation.class);
  private static final String SIGN_INS =
      "\n  Sign in as mentee, mentor or operator; the password is tandem.\n";

  private final DemoMarkerFile marker;
  private final DemoReadinessFilter filter;
  private final AdjustableClock clock;
  private final ObjectMapper json;
  private volatile boolean closing;

  DemoPreparation(
      DemoMarkerFile marker, DemoReadinessFilter filter, AdjustableClock clock, ObjectMapper json) {
    this.marker = marker;
    this.filter = filter;
    this.clock = clock;
    this.json = json;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent ready) {
    if (marker.isDone()) {
      System.out.println(SIGN_INS);
      return;
    }
    var port = ready.getApplicationContext().getEnvironment().getProperty("local.server.port");
    var baseUri = URI.create("http://localhost:" + port);
    Thread.ofVirtual().name("demo").start(() -> prepare(baseUri));
  }

  @EventListener
  void stop(ContextClosedEvent event) {
    closing = true;
  }

  private void prepare(URI baseUri) {
    var startedAt = System.nanoTime();
    System.out.println("  Preparing the demo data; this takes about a minute.");
    marker.begin();
    try (var client = new DemoClient(baseUri, filter.bypassToken(), json)) {
      var summary = new DemoScenario(client, clock).run();
      marker.finish();
      var seconds = Duration.ofNanos(System.nanoTime() - startedAt).toSeconds();
      System.out.println(
          "  The demo data is ready after " + seconds + " s: " + summary + "." + SIGN_INS);
    } catch (RuntimeException e) {
      if (!closing) {
        LOG.error(
            "The demo data could not be prepared; the next start tries again with an empty database",
            e);
      }
    } finally {
      clock.reset();
      filter.markReady();
    }
  }
}
