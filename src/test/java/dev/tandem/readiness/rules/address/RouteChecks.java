package dev.tandem.readiness.rules.address;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.HttpRoutes;
import dev.tandem.readiness.codebase.flow.Call;
import dev.tandem.readiness.codebase.flow.CodeFlow;
import dev.tandem.readiness.codebase.flow.Value;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.Set;
import java.util.stream.Stream;

/** Rule 7, for the addresses that a module serves, by annotations and by calls. */
final class RouteChecks {

  private static final Set<String> SERVING_ANNOTATIONS =
      Set.of(
          "WebServlet",
          "WebFilter",
          "ServerEndpoint",
          "HttpExchange",
          "GetExchange",
          "PostExchange",
          "PutExchange",
          "DeleteExchange",
          "PatchExchange",
          "MessageMapping",
          "SubscribeMapping",
          "Controller",
          "RestController",
          "Component",
          "Service",
          "Bean");

  private RouteChecks() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.SHARED_STATE,
        "address of another",
        "requests are routed by the prefix of their path, which is the module's name",
        "serve pages under /<module>/… and JSON under /api/<module>/…",
        codebase ->
            Stream.of(annotated(codebase), otherAnnotations(codebase), registered(codebase))
                .flatMap(each -> each));
  }

  private static Stream<Violation> annotated(Codebase codebase) {
    return HttpRoutes.of(codebase)
        .filter(route -> !route.belongsTo(route.module()))
        .map(route ->
            new Violation(
                route.module(),
                "serves " + route.httpMethod() + " " + route.path(),
                codebase.locationOf(route.handler().getOwner(), route.handler().getName() + "(")));
  }

  private static Stream<Violation> otherAnnotations(Codebase codebase) {
    return codebase
        .moduleConstants()
        .filter(it -> SERVING_ANNOTATIONS.contains(it.constant().annotation()))
        .filter(it -> it.constant().value().startsWith("/"))
        .flatMap(moduleConstant ->
            new Addresses(codebase)
                    .foreignOwner(moduleConstant.module(), moduleConstant.constant().value())
                    .map(owner ->
                        new Violation(
                            moduleConstant.module(),
                            "serves \"" + moduleConstant.constant().value() + "\" of " + owner,
                            moduleConstant.location(codebase)))
                    .stream());
  }

  private static Stream<Violation> registered(Codebase codebase) {
    return codebase
        .moduleClasses()
        .filter(it -> !it.module().name().equals("rollout"))
        .flatMap(moduleClass ->
            CodeFlow.of(codebase)
                .callsIn(moduleClass.type(), call -> registers(call) && !call.reference())
                .flatMap(call ->
                    call.arguments().stream()
                        .filter(value -> value.type().startsWith("java.lang.String"))
                        .flatMap(Value::allTexts)
                        .flatMap(text -> violation(codebase, moduleClass, call, text))));
  }

  private static boolean registers(Call call) {
    var owner = call.owner();
    return owner.startsWith("org.springframework.web.servlet.function.")
        || owner.startsWith("org.springframework.web.servlet.config.annotation.")
        || owner.startsWith("org.springframework.web.servlet.handler.")
        || owner.startsWith("org.springframework.web.servlet.mvc.method.")
        || owner.startsWith("org.springframework.boot.web.servlet.")
        || owner.startsWith("org.springframework.web.socket.config.")
        || (owner.startsWith("jakarta.servlet.") && call.name().startsWith("add"));
  }

  private static Stream<Violation> violation(
      Codebase codebase, Codebase.ModuleClass moduleClass, Call call, String text) {
    var module = moduleClass.module().name();
    var location = codebase.locationOf(moduleClass.type(), call.line());
    if (!text.startsWith("/")) {
      return Stream.empty();
    }
    if (Addresses.isUnknown(text)) {
      return Stream.of(
          new Violation(
                  module,
                  "serves an address that cannot be read in " + moduleClass.type().getSimpleName(),
                  location)
              .withRemedy(
                  "write the address where it is registered, beginning with \"/" + module + "/\""));
    }
    return new Addresses(codebase)
            .foreignOwner(module, text)
            .map(owner ->
                new Violation(
                    module,
                    "serves \""
                        + Addresses.readable(text)
                        + "\" of "
                        + owner
                        + " by "
                        + call.name(),
                    location))
            .stream();
  }
}
