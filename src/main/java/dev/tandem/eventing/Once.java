package dev.tandem.eventing;

import dev.tandem.eventing.publishing.Causation;
import dev.tandem.eventing.publishing.PublishedEvent;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Marks a delivery in the transaction of its effect, so that a second delivery has none. */
class Once implements MethodInterceptor {

  private final ObjectProvider<JdbcClient> jdbc;

  Once(ObjectProvider<JdbcClient> jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public @Nullable Object invoke(MethodInvocation call) throws Throwable {
    if (!(call.getArguments()[0] instanceof PublishedEvent event)) {
      return call.proceed();
    }
    return isFirst(call, event) ? Causation.of(event).during(call::proceed) : null;
  }

  private boolean isFirst(MethodInvocation call, PublishedEvent event) {
    var method = call.getMethod();
    return jdbc.getObject()
            .sql(
                "insert into eventing.handled (listener, event_id) values (?, ?)"
                    + " on conflict do nothing")
            .params(method.toGenericString(), event.meta().eventId())
            .update()
        == 1;
  }
}
