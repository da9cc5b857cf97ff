package dev.tandem.eventing;

import dev.tandem.kernel.schema.ModuleSchema;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.transaction.annotation.EnableTransactionManagement;

@Configuration(proxyBeanMethods = false)
@EnableTransactionManagement(order = Ordered.LOWEST_PRECEDENCE - 10)
class EventingConfiguration {

  @Bean
  ModuleSchema eventingSchema() {
    return new ModuleSchema("eventing");
  }

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static Advisor onceAdvisor(ObjectProvider<JdbcClient> jdbc) {
    var listeners = AnnotationMatchingPointcut.forMethodAnnotation(ApplicationModuleListener.class);
    var advisor = new DefaultPointcutAdvisor(listeners, new Once(jdbc));
    advisor.setOrder(Ordered.LOWEST_PRECEDENCE);
    return advisor;
  }
}
