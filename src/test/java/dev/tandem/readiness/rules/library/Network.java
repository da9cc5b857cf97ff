package dev.tandem.readiness.rules.library;

import static dev.tandem.readiness.rules.library.Library.members;
import static dev.tandem.readiness.rules.library.Library.types;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.net.URL;
import java.util.Set;
import java.util.function.Predicate;

/** Rule 7, for connections: no module calls another, wherever it runs. */
final class Network {

  private Network() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.SHARED_STATE,
        "call over the network",
        "a module that calls another by its address cannot answer while the other is away, and"
            + " no transaction covers both",
        "listen to the other module's events and keep what you need in a table of your schema; for"
            + " a page, let the browser load the other's fragment by hx-get. For a system outside"
            + " Tandem, declare the adapter in module-docs/frozen.yaml",
        codebase -> use().in(codebase).map(Network::withRemedy));
  }

  private static LibraryUse use() {
    return new LibraryUse(
        "opens a connection",
        Set.of("rollout.facade", "rollout.remote", "rollout.steps", "demo"),
        types(
            "java.net.http.",
            "java.net.URLConnection",
            "java.net.Socket",
            "java.net.ServerSocket",
            "java.net.DatagramSocket",
            "java.nio.channels.NetworkChannel",
            "javax.net.",
            "javax.naming.",
            "java.rmi.",
            "com.sun.net.httpserver.",
            "org.springframework.web.client.",
            "org.springframework.http.client.",
            "org.springframework.web.service.",
            "org.springframework.web.reactive.function.client.",
            "org.springframework.web.socket.",
            "org.springframework.boot.http.client.",
            "org.springframework.boot.restclient.",
            "org.springframework.boot.webclient.",
            "org.springframework.boot.web.client.",
            "org.springframework.ws.",
            "org.springframework.remoting.",
            "org.springframework.cloud.openfeign.",
            "org.springframework.cloud.client.",
            "org.springframework.cloud.gateway.",
            "org.springframework.core.io.UrlResource",
            "org.springframework.messaging.rsocket.",
            "org.apache.hc.",
            "org.apache.http.",
            "org.eclipse.jetty.client.",
            "jakarta.ws.rs.",
            "org.springframework.web.servlet.DispatcherServlet",
            "org.springframework.web.servlet.HandlerAdapter",
            "org.springframework.web.servlet.HandlerMapping",
            "org.springframework.web.servlet.HandlerExecutionChain",
            "org.springframework.test.web.",
            "jakarta.websocket.",
            "okhttp3.",
            "retrofit2.",
            "feign.",
            "io.grpc.",
            "io.netty.",
            "reactor.netty.",
            "kong.unirest."),
        opensAddress());
  }

  /** Who takes the framework's handlers calls other modules without any connection. */
  private static Violation withRemedy(Violation violation) {
    return violation.description().contains(" by org.springframework.web.servlet.")
        ? violation.withRemedy(
            "leave the handlers of the process to the framework; answer with a page of your own,"
                + " which loads the other module's fragment by hx-get, and take data from the"
                + " other's events")
        : violation;
  }

  private static Predicate<JavaAccess<?>> opensAddress() {
    var makes =
        members("java.net.InetAddress", "getByName", "getAllByName", "isReachable")
            .or(members("java.net.URI", "toURL"))
            .or(members("java.net.URL", "<init>", "of"));
    return makes.or(
        members("java.net.URL", "openStream", "openConnection", "getContent")
            .and(access -> !isOfClassPath(access.getOrigin())));
  }

  /** An address of the class path, which the method itself has found, is no connection. */
  private static boolean isOfClassPath(JavaCodeUnit method) {
    return method.getMethodCallsFromSelf().stream()
            .anyMatch(call -> call.getName().matches("getResources?"))
        && method.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(URL.class))
        && method.getOwner().getFields().stream()
            .noneMatch(field -> field.getRawType().isEquivalentTo(URL.class));
  }
}
