package dev.tandem.rollout;

import dev.tandem.access.identity.Passports;
import dev.tandem.kernel.web.Problem;
import dev.tandem.kernel.web.ProblemWriter;
import dev.tandem.rollout.Unanswered.Fate;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The edge of home, behind sign-in and the checks of security: what belongs to a module that is
 * live elsewhere is asked of its service, all else goes its way at home. Where the service does not
 * answer, home reads from its own copy, or says so.
 */
class Facade extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(Facade.class);

  private static final Pattern REQUEST_ID = Pattern.compile("[\\w.:-]{1,100}");

  private final Destinations destinations;
  private final RemoteServices services;
  private final Passports passports;
  private final Copies copies;
  private final Apology apology;
  private final ProblemWriter problems;
  private final FacadeMeters meters;

  Facade(
      Destinations destinations,
      RemoteServices services,
      Passports passports,
      Copies copies,
      Apology apology,
      ProblemWriter problems,
      FacadeMeters meters) {
    this.destinations = destinations;
    this.services = services;
    this.passports = passports;
    this.copies = copies;
    this.apology = apology;
    this.problems = problems;
    this.meters = meters;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var away = destinations.away(request);
    if (away.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    var requestId = requestId(request);
    response.setHeader(SentHeaders.REQUEST_ID, requestId);
    try (var _ = MDC.putCloseable("request", requestId)) {
      elsewhere(away.get(), requestId, request, response, chain);
    }
  }

  private void elsewhere(
      Standing standing,
      String requestId,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    var module = standing.module();
    long start = System.nanoTime();
    try {
      var answer = ask(standing, requestId, request);
      if (isLater(answer) && shows(module, request, response, chain)) {
        meters.note(module, "copy", start);
        return;
      }
      pass(answer, request, response);
      meters.note(module, isLater(answer) ? "later" : "answered", start);
    } catch (Problem problem) {
      problems.write(problem, request, response);
    } catch (Unanswered e) {
      LOG.info(
          "{} {}: {} is not reached: {}",
          request.getMethod(),
          request.getRequestURI(),
          module,
          e.getMessage());
      var shown = shows(module, request, response, chain);
      if (!shown) {
        apology.say(module, e.fate(), request, response);
      }
      meters.note(module, shown ? "copy" : "unanswered", start);
    }
  }

  private ServerResponse ask(Standing standing, String requestId, HttpServletRequest request)
      throws IOException {
    var service =
        services
            .of(standing.module())
            .orElseThrow(() ->
                new Unanswered(
                    Fate.NOT_DONE,
                    "tandem.rollout.modules." + standing.module() + ".url is not given"));
    var passport = passports.issue(standing.module(), standing.epoch(), requestId);
    var headers =
        SentHeaders.of(
            request, new ServletServerHttpRequest(request).getHeaders(), passport, requestId);
    try {
      return service.ask(new Upload(request), headers);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The service is there, and says that it cannot just now. */
  private static boolean isLater(ServerResponse answer) {
    return answer.statusCode().isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE);
  }

  private static void pass(
      ServerResponse answer, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    answer.writeTo(request, new Download(response, () -> Wire.hangUp(request)), List::of);
  }

  /** Lets home's own controllers read home's own copy, where there is one and it is of use. */
  private boolean shows(
      String module, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!RemoteService.SAFE.contains(HttpMethod.valueOf(request.getMethod()))) {
      return false;
    }
    var asOf = copies.asOf(module);
    if (asOf.isEmpty()) {
      return false;
    }
    Wire.hangUp(request);
    copies.mark(asOf.get(), module, request, response);
    chain.doFilter(request, response);
    return true;
  }

  private static String requestId(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader(SentHeaders.REQUEST_ID))
        .filter(it -> REQUEST_ID.matcher(it).matches())
        .orElseGet(() -> UUID.randomUUID().toString());
  }
}
