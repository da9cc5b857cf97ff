package dev.tandem.readiness.rules.address;

import com.tngtech.archunit.core.domain.JavaMethod;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.flow.Call;
import dev.tandem.readiness.codebase.flow.CodeFlow;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ResponseBody;

/** The names of views with which a class answers. */
final class Views {

  private static final Set<String> RENDERERS =
      Set.of(
          "render",
          "process",
          "processThrottled",
          "resolveViewName",
          "setViewName",
          "fragment",
          "fragments",
          "view",
          "addView",
          "with");

  private Views() {}

  /** A view's name, with a mark for each part that is known only at run time. */
  record View(String name, int line) {}

  static Stream<View> of(Codebase codebase, Codebase.ModuleClass moduleClass) {
    var type = moduleClass.type();
    var flow = CodeFlow.of(codebase);
    var returned =
        type.getMethods().stream()
            .filter(Views::answersWithView)
            .flatMap(method ->
                flow.resultsOf(type, method.getName())
                    .filter(value -> value.type().equals("java.lang.String"))
                    .flatMap(value -> value.texts().stream())
                    .distinct()
                    .map(name -> new View(name, lineOf(codebase, method, name))));
    var rendered =
        flow.callsIn(type, call -> renders(call) && !call.reference())
            .flatMap(call ->
                call.arguments().stream()
                    .filter(value -> value.type().equals("java.lang.String"))
                    .limit(1)
                    .flatMap(value -> value.texts().stream())
                    .map(name -> new View(name, call.line())));
    return Stream.concat(returned, rendered);
  }

  private static int lineOf(Codebase codebase, JavaMethod method, String name) {
    return codebase.constantsOf(method.getOwner()).stream()
        .filter(constant -> constant.method().equals(method.getName()))
        .filter(constant -> !constant.value().isEmpty() && name.contains(constant.value()))
        .mapToInt(constant -> constant.line())
        .filter(line -> line > 0)
        .findFirst()
        .orElseGet(() -> method.getSourceCodeLocation().getLineNumber());
  }

  private static boolean answersWithView(JavaMethod method) {
    return method.getOwner().isMetaAnnotatedWith(Controller.class)
        && !method.getOwner().isMetaAnnotatedWith(ResponseBody.class)
        && !method.isMetaAnnotatedWith(ResponseBody.class)
        && method.getRawReturnType().getName().equals("java.lang.String")
        && (method.isMetaAnnotatedWith("org.springframework.web.bind.annotation.RequestMapping")
            || method.isMetaAnnotatedWith(
                "org.springframework.web.bind.annotation.ExceptionHandler"));
  }

  private static boolean renders(Call call) {
    var owner = call.owner();
    return call.calls("org.springframework.web.servlet.ModelAndView", "<init>")
        || (RENDERERS.contains(call.name())
            && (owner.startsWith("org.thymeleaf.")
                || owner.startsWith("org.springframework.web.servlet.")
                || owner.equals("dev.tandem.kernel.web.PageRenderer")));
  }
}
