package dev.tandem.readiness.rules.library;

import static dev.tandem.readiness.rules.library.Library.members;
import static dev.tandem.readiness.rules.library.Library.types;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Rule 7, for places outside the module's schema where data can lie. */
final class Storage {

  private static final Set<String> FILE_OPENERS =
      Set.of(
          "java.io.PrintWriter", "java.io.PrintStream", "java.util.Formatter", "java.util.Scanner");

  private Storage() {}

  static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.SHARED_STATE,
            "file of the machine",
            "a file is on one machine, where every module can read it and no transaction holds it;"
                + " a module that moves leaves it behind",
            "keep the data in a table of your schema (bytea for documents); hand it to another"
                + " module in an event or at an address under /api/<module>/",
            new LibraryUse(
                    "uses files",
                    Set.of("kernel.time", "demo"),
                    types(
                        "java.nio.file.Files",
                        "java.io.File",
                        "java.io.FileInputStream",
                        "java.io.FileOutputStream",
                        "java.io.FileReader",
                        "java.io.FileWriter",
                        "java.io.RandomAccessFile",
                        "java.nio.channels.FileChannel",
                        "java.nio.channels.AsynchronousFileChannel",
                        "java.nio.MappedByteBuffer",
                        "java.nio.file.FileSystem",
                        "java.nio.file.FileSystems",
                        "java.nio.file.WatchService",
                        "java.util.zip.ZipFile",
                        "com.google.common.io.Files",
                        "java.util.logging.FileHandler",
                        "org.springframework.core.io.FileSystemResource",
                        "org.springframework.core.io.FileSystemResourceLoader",
                        "org.springframework.core.io.PathResource",
                        "org.springframework.util.FileSystemUtils"),
                    members("java.nio.file.Path", "toFile")
                        .or(members("org.springframework.core.io.Resource", "getFile"))
                        .or(Storage::namesFile)
                        .or(
                            members(
                                "org.springframework.web.multipart.MultipartFile", "transferTo")))
                ::in),
        new RuleCheck(
            Rule.SHARED_STATE,
            "attribute of the session or request",
            "the session and the request's attributes are one map for all modules, and stay behind"
                + " in the process that has them when a module moves",
            "pass the value as a parameter of the address or as a hidden field of the form, or"
                + " keep it in a table of your schema",
            new LibraryUse(
                    "uses attributes of the session or request",
                    Set.of("kernel.web", "rollout.facade", "rollout.remote", "access"),
                    types(
                        "jakarta.servlet.http.HttpSession",
                        "jakarta.servlet.http.HttpSessionListener",
                        "org.springframework.session.",
                        "org.springframework.web.context.request.RequestContextHolder",
                        "org.springframework.web.bind.annotation.SessionAttributes",
                        "org.springframework.web.bind.annotation.SessionAttribute",
                        "org.springframework.web.bind.annotation.RequestAttribute",
                        "org.springframework.web.bind.support.SessionAttributeStore",
                        "org.springframework.web.bind.support.SessionStatus",
                        "org.springframework.web.context.annotation.SessionScope",
                        "org.springframework.web.context.annotation.RequestScope",
                        "org.springframework.web.context.annotation.ApplicationScope",
                        "org.springframework.web.servlet.FlashMap",
                        "org.springframework.web.servlet.FlashMapManager",
                        "jakarta.servlet.http.Cookie",
                        "org.springframework.http.ResponseCookie",
                        "org.springframework.web.bind.annotation.CookieValue",
                        "org.springframework.web.util.WebUtils"),
                    attributesOf("jakarta.servlet.ServletRequest")
                        .or(attributesOf("jakarta.servlet.ServletContext"))
                        .or(
                            attributesOf(
                                "org.springframework.web.context.request.RequestAttributes"))
                        .or(
                            members(
                                "org.springframework.security.authentication"
                                    + ".AbstractAuthenticationToken",
                                "setDetails"))
                        .or(
                            members(
                                "org.springframework.security.core.Authentication",
                                "getDetails",
                                "setAuthenticated"))
                        .or(
                            members(
                                "org.springframework.security.core.context.SecurityContext",
                                "setAuthentication"))
                        .or(
                            members(
                                "jakarta.servlet.ServletContext",
                                "getContext",
                                "setInitParameter",
                                "addListener"))
                        .or(
                            members(
                                "jakarta.servlet.http.HttpServletRequest",
                                "getSession",
                                "getCookies"))
                        .or(
                            members(
                                "jakarta.servlet.http.HttpServletResponse",
                                "getHeader",
                                "getHeaders",
                                "getHeaderNames",
                                "containsHeader"))
                        .or(
                            members(
                                "org.springframework.web.servlet.mvc.support.RedirectAttributes",
                                "addFlashAttribute",
                                "getFlashAttributes"))
                        .or(
                            members(
                                "org.springframework.web.servlet.function.ServerRequest",
                                "attribute",
                                "attributes",
                                "session")))
                ::in),
        new RuleCheck(
            Rule.SHARED_STATE,
            "broker or store of all",
            "only the module that owns the connection moves with it; what others put there has no"
                + " contract, no outbox and no owner",
            "publish an event: the module eventing carries it to the broker; let the module that"
                + " owns the store listen to it",
            LibraryUse.ofTypes(
                    "talks to a server that others use",
                    Set.of("eventing", "rollout"),
                    types(
                        "org.springframework.amqp.",
                        "com.rabbitmq.",
                        "org.springframework.jms.",
                        "jakarta.jms.",
                        "org.springframework.kafka.",
                        "org.apache.kafka.",
                        "org.springframework.pulsar.",
                        "org.springframework.integration.",
                        "org.springframework.messaging.",
                        "org.springframework.cloud.stream.",
                        "org.springframework.data.redis.",
                        "org.springframework.data.mongodb.",
                        "redis.clients.",
                        "io.lettuce.",
                        "com.hazelcast.",
                        "software.amazon.awssdk.",
                        "com.mongodb."))
                ::in),
        new RuleCheck(
            Rule.SHARED_STATE,
            "mail server",
            "only notifications knows addresses, asks what a person has chosen before it writes to"
                + " them, and sends nothing twice",
            "publish an event, and let notifications write the message",
            LibraryUse.ofTypes(
                    "sends mail itself",
                    Set.of("notifications"),
                    types("org.springframework.mail.", "jakarta.mail.", "org.eclipse.angus.mail."))
                ::in));
  }

  private static Predicate<JavaAccess<?>> attributesOf(String type) {
    return members(
        type,
        "setAttribute",
        "getAttribute",
        "removeAttribute",
        "getAttributeNames",
        "getSessionMutex",
        "getServletContext");
  }

  /** Writers and readers of the JDK that open the file of that name. */
  private static boolean namesFile(JavaAccess<?> access) {
    return access.getName().equals("<init>")
        && FILE_OPENERS.contains(access.getTargetOwner().getName())
        && access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
        && target.getRawParameterTypes().stream()
            .findFirst()
            .filter(type -> isFileName(access, type.getName()))
            .isPresent();
  }

  /** A scanner reads a text, and only a path as a file. */
  private static boolean isFileName(JavaAccess<?> access, String type) {
    return type.equals("java.nio.file.Path")
        || (type.equals("java.lang.String")
            && !access.getTargetOwner().getName().equals("java.util.Scanner"));
  }
}
