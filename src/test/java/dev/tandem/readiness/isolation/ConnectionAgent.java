package dev.tandem.readiness.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** A Java agent that lets the JDK's sockets ask {@link ConnectionGuard} before they connect. */
public final class ConnectionAgent implements ClassFileTransformer {

  private static final Set<String> SOCKETS =
      Set.of("java.net.Socket", "sun.nio.ch.SocketChannelImpl");
  private static final ClassDesc GUARD =
      ClassDesc.of("dev.tandem.readiness.isolation.ConnectionGuard");
  private static final ClassDesc ADDRESS = ClassDesc.of(SocketAddress.class.getName());
  private static final MethodTypeDesc CHECK = MethodTypeDesc.of(ConstantDescs.CD_void, ADDRESS);

  /** Called by the JVM before {@code main}. */
  public static void premain(String arguments, Instrumentation jvm)
      throws ClassNotFoundException, UnmodifiableClassException {
    var unnamed = Class.forName(ConnectionGuard.class.getName(), true, null).getModule();
    jvm.redefineModule(
        Object.class.getModule(), Set.of(unnamed), Map.of(), Map.of(), Set.of(), Map.of());
    jvm.addTransformer(new ConnectionAgent(), true);
    for (var socket : SOCKETS) {
      jvm.retransformClasses(Class.forName(socket));
    }
  }

  @Override
  public byte @Nullable [] transform(
      Module module,
      @Nullable ClassLoader loader,
      String name,
      Class<?> type,
      ProtectionDomain domain,
      byte[] bytes) {
    if (!SOCKETS.contains(name.replace('/', '.'))) {
      return null;
    }
    var classFile = ClassFile.of();
    return classFile.transformClass(
        classFile.parse(bytes),
        ClassTransform.transformingMethodBodies(
            ConnectionAgent::connects, CodeTransform.ofStateful(CheckFirst::new)));
  }

  private static boolean connects(MethodModel method) {
    return method.methodName().equalsString("connect")
        && method.methodTypeSymbol().parameterCount() > 0
        && method.methodTypeSymbol().parameterType(0).equals(ADDRESS);
  }

  /** Inserts the call of the guard before the first instruction. */
  private static final class CheckFirst implements CodeTransform {

    @Override
    public void atStart(CodeBuilder code) {
      code.aload(1).invokestatic(GUARD, "check", CHECK);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      code.with(element);
    }
  }

  /** Writes the agent and the guard into a jar, as the JVM expects an agent. */
  static Path jar(Path file) {
    var manifest = new Manifest();
    var attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", ConnectionAgent.class.getName());
    attributes.putValue("Boot-Class-Path", file.getFileName().toString());
    attributes.putValue("Can-Retransform-Classes", "true");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
        var name = ConnectionGuard.class.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(name));
        try (var bytes = ConnectionGuard.class.getResourceAsStream("ConnectionGuard.class")) {
          bytes.transferTo(jar);
        }
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
