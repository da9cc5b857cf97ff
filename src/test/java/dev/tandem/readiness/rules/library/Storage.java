package dev.tandem.readiness.rules.library;

import static dev.tandem.readiness.rules.library.Library.members;
import static dev.tandem.readiness.rules.library.Library.types;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

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
                        .or(Storage::handsPathToLibrary)
                        .or(
                            members(
                                "org.springframework.web.multipart.MultipartFile", "transferTo")))
                ::in),
        RequestAttributes.check(),
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

  /** What a library is given a path for, it reads or writes. */
  private static boolean handsPathToLibrary(JavaAccess<?> access) {
    return !access.getTargetOwner().getPackageName().equals("java.nio.file")
        && Library.isForeign(access)
        && access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
        && target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Path.class));
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
