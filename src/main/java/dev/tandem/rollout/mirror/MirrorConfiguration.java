package dev.tandem.rollout.mirror;

import dev.tandem.access.identity.InternalTokens;
import dev.tandem.eventing.interaction.InteractionRecorder;
import dev.tandem.kernel.tls.TrustedCertificates;
import dev.tandem.rollout.database.ModuleDatabases;
import dev.tandem.rollout.replay.KeptBytes;
import dev.tandem.rollout.routing.RolloutProperties;
import dev.tandem.rollout.routing.RouteTable;
import dev.tandem.rollout.routing.Side;
import dev.tandem.rollout.samples.AllowedDifferences;
import dev.tandem.rollout.samples.MismatchRecorder;
import dev.tandem.rollout.samples.RankingAgreements;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Wires the mirror with both sides. */
@Configuration(proxyBeanMethods = false)
class MirrorConfiguration {

  @Bean
  MirrorCounts mirrorCounts(MeterRegistry meters, Clock clock) {
    return new MirrorCounts(meters, clock);
  }

  @Bean
  ComparisonPublisher comparisonPublisher(
      MirrorCounts counts,
      MismatchRecorder mismatches,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    return new ComparisonPublisher(counts, mismatches, events, transaction, clock);
  }

  @Bean(destroyMethod = "close")
  MirrorThreads mirrorThreads(MirrorProperties settings) {
    return new MirrorThreads(settings);
  }

  @Bean(destroyMethod = "close")
  ServiceReader serviceReader(
      RolloutProperties services,
      InternalTokens tokens,
      TrustedCertificates trusted,
      MirrorProperties settings,
      InteractionRecorder interactions) {
    return new ServiceReader(services, tokens, trusted, settings, interactions);
  }

  @Bean
  HomeReader homeReader(DispatcherServlet controllers, MirrorProperties settings) {
    return new HomeReader(controllers, settings);
  }

  @Bean
  DecisionCheck decisionCheck(
      RouteTable routes,
      HomeReader home,
      ServiceReader service,
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping controllers,
      ServletContext servletContext,
      DecisionProgress progress,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    return new DecisionCheck(
        routes,
        Map.of(Side.HOME, home, Side.SERVICE, service),
        new RouteTemplates(controllers)::contains,
        servletContext,
        progress,
        events,
        transaction,
        clock);
  }

  @Bean
  CopyCatchUp copyCatchUp(
      ModuleDatabases databases, RolloutProperties services, MirrorProperties settings) {
    return new CopyCatchUp(databases, services, settings);
  }

  @Bean
  AnswerPairs answerPairs(
      HomeReader home,
      ServiceReader service,
      AllowedDifferences allowed,
      MismatchRecorder mismatches) {
    return new AnswerPairs(Map.of(Side.HOME, home, Side.SERVICE, service), allowed, mismatches);
  }

  @Bean
  PairComparison pairComparison(
      AnswerPairs pairs,
      CopyCatchUp copies,
      MirrorCounts counts,
      MismatchRecorder mismatches,
      MirrorProperties settings) {
    return new PairComparison(pairs, copies, counts, mismatches, settings);
  }

  @Bean
  SampledReads sampledReads(
      RouteTable routes,
      AnswerPairs pairs,
      PairComparison comparison,
      RankingAgreements rankings,
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping controllers,
      ServletContext servletContext) {
    return new SampledReads(
        routes,
        pairs,
        comparison,
        rankings,
        new RouteTemplates(controllers)::contains,
        servletContext);
  }

  /** Directly within the filter that writes the headers of every answer. */
  @Bean
  FilterRegistrationBean<MirrorFilter> mirrorFilter(
      RouteTable routeTable,
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes,
      MirrorProperties settings,
      MirrorThreads threads,
      PairComparison comparison,
      MirrorCounts counts,
      MeterRegistry meters) {
    var kept = new KeptBytes(settings.maxKept().toBytes());
    Gauge.builder("tandem.rollout.mirror.kept", kept, KeptBytes::kept)
        .baseUnit("bytes")
        .register(meters);
    var mirror =
        new Mirror(
            routeTable, new RouteTemplates(routes), settings, threads, comparison, counts, kept);
    var registration = new FilterRegistrationBean<>(new MirrorFilter(mirror));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
    return registration;
  }
}
