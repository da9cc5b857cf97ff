package dev.tandem.notifications;

import dev.tandem.kernel.schema.ModuleSchema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NotificationsConfiguration {

  @Bean
  ModuleSchema notificationsSchema() {
    return new ModuleSchema("notifications");
  }
}
