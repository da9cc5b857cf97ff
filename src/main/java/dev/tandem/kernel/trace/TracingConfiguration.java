package dev.tandem.kernel.trace;

import io.micrometer.core.instrument.config.MeterFilter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SdkTracerProviderBuilderCustomizer;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanProcessors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * What is particular to Tandem about traces; the rest is Spring Boot's. Without a collector,
 * nothing is recorded that was not sampled.
 */
@Configuration(proxyBeanMethods = false)
class TracingConfiguration {

  private static final String COLLECTOR = "management.opentelemetry.tracing.export.otlp.endpoint";

  /** There are 400 routes; if ever there were endlessly many, the later are not measured. */
  private static final int MAX_ROUTES = 600;

  @Bean
  SdkTracerProviderBuilderCustomizer processResource(Environment settings) {
    return tracers -> tracers.addResource(ProcessResource.of(settings));
  }

  @Bean
  SpanExporters spanExporters(ObjectProvider<SpanExporter> exporters) {
    return SpanExporters.of(exporters.orderedStream().map(SafeSpanExporter::new).toList());
  }

  @Bean
  MeterFilter boundedRoutes() {
    return MeterFilter.maximumAllowableTags(
        RequestConvention.METRIC, RequestConvention.ROUTE, MAX_ROUTES, MeterFilter.deny());
  }

  /** Who called decides; of what begins here, the share that is asked for. */
  @Bean
  @ConditionalOnProperty(COLLECTOR)
  Sampler sampler(@Value("${management.tracing.sampling.probability:0.1}") double share) {
    return new RecordingSampler(Sampler.parentBased(Sampler.traceIdRatioBased(share)));
  }

  @Bean
  @ConditionalOnProperty(COLLECTOR)
  SpanProcessors spanProcessors(ObjectProvider<SpanProcessor> processors) {
    return SpanProcessors.of(
        processors
            .orderedStream()
            .map(it -> it instanceof BatchSpanProcessor ? new FailedTraces(it) : it)
            .toList());
  }
}
