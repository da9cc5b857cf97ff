package dev.tandem.eventing.modules;

import dev.tandem.eventing.EventingProperties;
import dev.tandem.eventing.ownership.ModuleOwnerships;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;

/** Fences the modules of this process that were never live on its database, if it is to. */
@Component
@DependsOn("moduleSelectionLock")
class FencedStart implements InitializingBean {

  private final SelectedModules modules;
  private final ModuleOwnerships ownerships;
  private final EventingProperties properties;

  FencedStart(SelectedModules modules, ModuleOwnerships ownerships, EventingProperties properties) {
    this.modules = modules;
    this.ownerships = ownerships;
    this.properties = properties;
  }

  @Override
  public void afterPropertiesSet() {
    if (properties.startFenced()) {
      modules.names().forEach(ownerships::startFenced);
    }
  }
}
