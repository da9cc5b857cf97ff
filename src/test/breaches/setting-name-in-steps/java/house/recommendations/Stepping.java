package house.recommendations;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

@Component
class Stepping {
  private final Environment environment;

  Stepping(Environment environment) {
    this.environment = environment;
  }

  Integer fee() {
    return Binder.get(environment)
        .bind(
            ConfigurationPropertyName.of("tandem").append("billing").append("fee"),
            Bindable.of(Integer.class))
        .get();
  }
}
