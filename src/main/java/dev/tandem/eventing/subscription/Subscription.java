package dev.tandem.eventing.subscription;

import dev.tandem.eventing.log.EventTypes;
import dev.tandem.eventing.publishing.Causation;
import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.ResolvableType;
import org.springframework.transaction.event.TransactionalApplicationListenerMethodAdapter;
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

  public String name() {
    return getListenerId();
  }

  public String module() {
    return module;
  }

  /** Whether it may hear what was published before it was there. */
  public boolean isFromTheStart() {
    return method.isAnnotationPresent(FromTheStart.class);
  }

  public boolean isSubscribedTo(Class<? extends PublishedEvent> type) {
    return supportedTypes.computeIfAbsent(
        type,
        eventType ->
            supportsEventType(
                ResolvableType.forClassWithGenerics(PayloadApplicationEvent.class, eventType)));
  }

  /** The names of the events that the listener takes. */
  public Set<String> eventNames(EventTypes types) {
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
  public void deliver(PublishedEvent event) {
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
      target = known = ListenerTarget.of(getTargetBean());
    }
    return known;
  }
}
