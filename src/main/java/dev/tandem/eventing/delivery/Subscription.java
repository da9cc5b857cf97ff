package dev.tandem.eventing.delivery;

import dev.tandem.eventing.log.EventTypes;
import dev.tandem.eventing.publishing.Causation;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.ResolvableType;
import org.springframework.scheduling.annotation.AsyncAnnotationAdvisor;
import org.springframework.transaction.event.TransactionalApplicationListenerMethodAdapter;
import org.springframework.transaction.interceptor.BeanFactoryTransactionAttributeSourceAdvisor;
import org.springframework.transaction.interceptor.TransactionAttributeSourceAdvisor;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * An {@code @ApplicationModuleListener} that gets its events from the log. To Spring it is an
 * ordinary listener that ignores events published in the process.
 */
public class Subscription extends TransactionalApplicationListenerMethodAdapter {

  private static final String ROOT_PACKAGE = "dev.tandem.";

  private final Method method;
  private final String module;
  private final Map<Class<?>, Boolean> supportedTypes = new ConcurrentHashMap<>();
  private volatile @Nullable Object target;

  Subscription(String beanName, Class<?> type, Method method) {
    super(beanName, type, method);
    this.method = method;
    this.module = moduleOf(type);
    ReflectionUtils.makeAccessible(method);
  }

  public static String moduleOf(Class<?> type) {
    var name = type.getPackageName();
    return name.startsWith(ROOT_PACKAGE)
        ? name.substring(ROOT_PACKAGE.length()).split("\\.")[0]
        : name;
  }

  String name() {
    return getListenerId();
  }

  String module() {
    return module;
  }

  boolean isSubscribedTo(Class<? extends PublishedEvent> type) {
    return supportedTypes.computeIfAbsent(
        type,
        eventType ->
            supportsEventType(
                ResolvableType.forClassWithGenerics(PayloadApplicationEvent.class, eventType)));
  }

  /** The names of the events that the listener takes. */
  Set<String> eventNames(EventTypes types) {
    return types.namesOf(this::isSubscribedTo);
  }

  @Override
  public void onApplicationEvent(ApplicationEvent event) {
    // delivered by the relay
  }

  /**
   * Calls the listener in the running transaction.
   *
   * @throws ListenerException with what the listener threw as its cause
   */
  void deliver(PublishedEvent event) {
    if (StringUtils.hasText(getCondition())
        && !shouldHandle(new PayloadApplicationEvent<>(this, event))) {
      return;
    }
    Causation.of(event).during(() -> invoke(event));
  }

  private @Nullable Object invoke(PublishedEvent event) {
    try {
      return method.invoke(target(), event);
    } catch (InvocationTargetException e) {
      throw new ListenerException(e.getTargetException());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object target() {
    var known = target;
    if (known == null) {
      target = known = withoutAsyncAndTransactions(getTargetBean());
    }
    return known;
  }

  /**
   * The bean without advice that would run the listener on another thread or in another transaction
   * than the one that marks the delivery.
   */
  private static Object withoutAsyncAndTransactions(Object bean) {
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

  /** A listener failed; the cause is what it threw. */
  static final class ListenerException extends RuntimeException {

    ListenerException(Throwable cause) {
      super(cause);
    }
  }
}
