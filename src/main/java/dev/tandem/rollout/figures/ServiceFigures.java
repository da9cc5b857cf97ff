package dev.tandem.rollout.figures;

import dev.tandem.access.identity.InternalTokens;
import dev.tandem.eventing.figures.HourFigures;
import dev.tandem.eventing.interaction.InteractionRecorder;
import dev.tandem.kernel.tls.TrustedCertificates;
import dev.tandem.rollout.remote.RemoteCall;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.RolloutProperties;
import dev.tandem.rollout.routing.RolloutProperties.ServiceProperties;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks the module's service, as an operator who reads from its copy (decision 0081). */
@Component
class ServiceFigures implements CopyFigures {

  private static final Logger LOG = LoggerFactory.getLogger(ServiceFigures.class);

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** The platform itself, in the name of nobody. */
  private static final UsernamePasswordAuthenticationToken PLATFORM =
      UsernamePasswordAuthenticationToken.authenticated(
          new UUID(0, 0).toString(), "", AuthorityUtils.createAuthorityList("ROLE_OPERATOR"));

  private final RolloutProperties services;
  private final InternalTokens tokens;
  private final TrustedCertificates trusted;
  private final JsonMapper json;
  private final InteractionRecorder interactions;

  ServiceFigures(
      RolloutProperties services,
      InternalTokens tokens,
      TrustedCertificates trusted,
      JsonMapper json,
      InteractionRecorder interactions) {
    this.services = services;
    this.tokens = tokens;
    this.trusted = trusted;
    this.json = json;
    this.interactions = interactions;
  }

  @Override
  public Optional<HourFigures> of(ModuleRoute route, Instant hour) {
    return services
        .service(route.module())
        .map(ServiceProperties::url)
        .flatMap(service -> ask(service, route, hour));
  }

  private Optional<HourFigures> ask(URI service, ModuleRoute route, Instant hour) {
    var address = "%s/api/%s/figures?hour=%s".formatted(service, route.module(), hour);
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + token(route))
            .build();
    var builder = HttpClient.newBuilder().connectTimeout(TIMEOUT);
    trusted.context().ifPresent(builder::sslContext);
    try (var client = builder.build()) {
      var answer = client.send(request, BodyHandlers.ofString());
      interactions.count(RemoteCall.FIGURES.to(route.module()), 1);
      if (answer.statusCode() != 200) {
        throw new IOException("it answered with status " + answer.statusCode());
      }
      return Optional.of(json.readValue(answer.body(), HourFigures.class));
    } catch (IOException | JacksonException e) {
      LOG.warn("The service of {} does not tell its figures of {}", route.module(), hour, e);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private String token(ModuleRoute route) {
    SecurityContextHolder.setContext(new SecurityContextImpl(PLATFORM));
    try {
      return tokens.issueForCopy(route.module(), route.epoch(), "figures-" + UUID.randomUUID());
    } finally {
      SecurityContextHolder.clearContext();
    }
  }
}
