package dev.tandem.eventing.broker;

import dev.tandem.eventing.watch.ForgeryListener;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The metric {@code tandem.eventing.forged}: refused messages, by receiving module. */
@Component
@ConditionalOnProperty("tandem.eventing.broker.enabled")
class ForgedMessageCounter implements ForgeryListener {

  private final MeterRegistry registry;

  ForgedMessageCounter(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void onForgedMessages(String receivingModule, int messages) {
    registry.counter("tandem.eventing.forged", "module", receivingModule).increment(messages);
  }
}
