package dev.tandem.eventing.delivery;

import dev.tandem.eventing.publishing.Causation;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
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
 * An {@code @ApplicationModuleListener} that the relay delivers to. The context sees an ordinary
 * listener; what is published in the process does not reach it, what is in the log does.
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

  public boolean isSubscribedTo(Class<? extends PublishedEvent> type) {
    return supportedTypes.computeIfAbsent(
        type,
        it ->
            supportsEventType(
                ResolvableType.forClassWithGenerics(PayloadApplicationEvent.class, it)));
  }

  @Override
  public void onApplicationEvent(ApplicationEvent event) {
    // comes through the log
  }

  /**
   * Calls the listener in the running transaction.
   *
   * @throws ListenerException whatever it threw
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
   * The bean without what would run the listener on another thread or in another transaction than
   * the mark of its delivery.
   */
  private static Object withoutAsyncAndTransactions(Object bean) {
    var inside = AopProxyUtils.getSingletonTarget(bean);
    if (!(bean instanceof Advised advised) || inside == null) {
      return bean;
    }
    var factory = new ProxyFactory();
    factory.setTarget(inside);
    factory.setProxyTargetClass(true);
    for (var advisor : advised.getAdvisors()) {
      if (!(advisor instanceof AsyncAnnotationAdvisor)
          && !(advisor instanceof BeanFactoryTransactionAttributeSourceAdvisor)
          && !(advisor instanceof TransactionAttributeSourceAdvisor)) {
        factory.addAdvisor(advisor);
      }
    }
    return factory.getAdvisorCount() == 0 ? inside : factory.getProxy();
  }

  /** Carries what a listener threw. */
  static final class ListenerException extends RuntimeException {

    ListenerException(Throwable why) {
      super(why);
    }
  }
}
