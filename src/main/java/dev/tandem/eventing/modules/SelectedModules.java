package dev.tandem.eventing.modules;

import dev.tandem.eventing.EventingProperties;
import dev.tandem.eventing.broker.BrokerProperties;
import dev.tandem.kernel.schema.ModuleSchema;
import dev.tandem.kernel.schema.SharedModules;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The modules that this process was started with. */
@Component
class SelectedModules {

  private final List<String> names;
  private final boolean passive;
  private final List<String> remoteModules;

  SelectedModules(
      List<ModuleSchema> schemas,
      EventingProperties properties,
      ObjectProvider<BrokerProperties> brokerProperties) {
    var broker = brokerProperties.getIfAvailable();
    this.names =
        schemas.stream()
            .map(ModuleSchema::name)
            .filter(module -> !SharedModules.NAMES.contains(module))
            .toList();
    this.passive = properties.passive();
    this.remoteModules = broker != null && broker.enabled() ? broker.remoteModules() : List.of();
  }

  List<String> names() {
    return names;
  }

  ModuleLocks locks() {
    return ModuleLocks.of(passive ? List.of() : names, remoteModules);
  }
}
