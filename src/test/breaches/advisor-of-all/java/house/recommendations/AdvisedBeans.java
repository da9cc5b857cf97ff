package house.recommendations;

import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.NameMatchMethodPointcut;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class AdvisedBeans {
  @Bean
  Advisor counting() {
    return new DefaultPointcutAdvisor(
        new NameMatchMethodPointcut(), (MethodInterceptor) call -> call.proceed());
  }
}
