package dev.tandem.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.NoDatabase;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import tools.jackson.databind.json.JsonMapper;

@NoDatabase
class ShutdownFilterTests {

  private static final Executor THREADS = Thread::startVirtualThread;

  private final CountDownLatch released = new CountDownLatch(1);
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final ShutdownFilter filter =
      new ShutdownFilter(
          new ProblemWriter(JsonMapper.shared(), new PageRenderer(new ThymeleafViewResolver())));

  @Test
  void waitsForARequestThatCameBeforeAndSendsLaterOnesAway() throws Exception {
    var before = CompletableFuture.supplyAsync(() -> send(this::answerSlowly), THREADS);
    arrived.await();

    filter.onApplicationEvent(new ContextClosedEvent(new StaticApplicationContext()));
    var stopped = CompletableFuture.runAsync(filter::stop, THREADS);
    var after = send((_, _) -> {});
    Awaitility.await().during(Duration.ofSeconds(1)).until(() -> !stopped.isDone());
    released.countDown();

    assertThat(before.join().getStatus()).isEqualTo(200);
    assertThat(after.getStatus()).isEqualTo(503);
    assertThat(after.getHeader("Connection")).isEqualTo("close");
    assertThat(after.getHeader("Retry-After")).isNotBlank();
    assertThat(stopped).succeedsWithin(Duration.ofSeconds(20));
  }

  private void answerSlowly(ServletRequest request, ServletResponse response) {
    arrived.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private MockHttpServletResponse send(FilterChain chain) {
    var response = new MockHttpServletResponse();
    try {
      filter.doFilter(new MockHttpServletRequest("GET", "/api/members/me"), response, chain);
    } catch (ServletException | IOException e) {
      throw new IllegalStateException(e);
    }
    return response;
  }
}
