package dev.tandem.eventing.subscription;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.scheduling.annotation.AsyncAnnotationAdvisor;
import org.springframework.transaction.interceptor.BeanFactoryTransactionAttributeSourceAdvisor;
import org.springframework.transaction.interceptor.TransactionAttributeSourceAdvisor;

/**
 * The bean of a listener without advice that would run the listener on another thread or in another
 * transaction than the one that marks the delivery.
 */
final class ListenerTarget {

  private ListenerTarget() {}

  static Object of(Object bean) {
    var unproxied = AopProxyUtils.getSingletonTarget(bean);
    if (!(bean instanceof Advised advised) || unproxied == null) {
      return bean;
    }
    var factory = new ProxyFactory();
    factory.setTarget(unproxied);
    factory.setProxyTargetClass(true);
    for (var advisor : advised.getAdvisors()) {
      if (!(advisor instanceof AsyncAnnotationAdvisor)
          && !(advisor instanceof BeanFactoryTransactionAttributeSourceAdvisor)
          && !(advisor instanceof TransactionAttributeSourceAdvisor)) {
        factory.addAdvisor(advisor);
      }
    }
    return factory.getAdvisorCount() == 0 ? unproxied : factory.getProxy();
  }
}
